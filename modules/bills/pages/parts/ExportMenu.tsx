import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileText, IconSignature } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { addressOf } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { focusVersions } from '../../rules/focus-columns.ts'
import { exportMenuPhrases as phrases } from './export-menu-phrases.ts'

type Props = { readonly id: string; /** Undefined: the one that the reader is shown. */ readonly revision: number | undefined; readonly className?: string | undefined }

/** The files of a bill, each with the numbers of the page (B6). */
export function ExportMenu({ id, revision, className }: Props) {
  const t = useSay()
  const address = (path: string, query: object = {}) => addressOf(path, { params: { id }, query: { ...query, revision } })
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" className={className ?? ''} leftSection={<IconDownload size={16} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}>{t(phrases.export)}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <FileLink href={address('/bills/:id/excel')} icon={<IconFileSpreadsheet size={16} aria-hidden />}>{t(phrases.excel)}</FileLink>
        <FileLink href={address('/bills/:id/pdf')} icon={<IconSignature size={16} aria-hidden />}>{t(phrases.pdf)}</FileLink>
        {focusVersions.map((version) => <FileLink key={version} href={address('/bills/:id/focus', { version })} icon={<IconFileText size={16} aria-hidden />}>{t(phrases.focus, { version })}</FileLink>)}
      </Menu.Dropdown>
    </Menu>
  )
}

function FileLink({ href, icon, children }: { readonly href: string; readonly icon: ReactNode; readonly children: ReactNode }) {
  return <Menu.Item component="a" download href={href} leftSection={icon}>{children}</Menu.Item>
}
