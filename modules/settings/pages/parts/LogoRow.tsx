import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { sendFile } from '#kit/web/upload.ts'
import type { PlatformLogo, removeLogo } from '../../contract.ts'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { Who } from './SettingRow.tsx'
import { useRenewSession } from './use-renew-session.ts'
import classes from './settings.module.css'

/** The operator's logo: seen, replaced and taken away. */
export function LogoRow({ logo }: { readonly logo: PlatformLogo | null }) {
  const t = useSay()
  const renew = useRenewSession()
  const remove = useAct<typeof removeLogo>('DELETE /logo', { done: phrases.logoChanged, isQuiet: true, onDone: renew })
  const [isOpen, { open, close }] = useDisclosure(false)
  const { send, isBusy, complaint } = useSendLogo()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={classes.row}>
      <dt>{t(phrases.logo)}<div className={classes.meta} id="logo-help">{t(phrases.logoHelp)}</div></dt>
      <dd>
        <div className={classes.value}>{logo ? <img className={classes.logo} src={`/api/logo/${logo.sha256}`} alt={t(phrases.logoPresent)} /> : t(phrases.logoOwn)}</div>
        <div className={classes.meta}><Who row={{ state: logo ? 'set' : 'usual', changedAt: logo?.changedAt ?? null, changedBy: logo?.changedBy ?? null }} /></div>
        {complaint && <p className={classes.said} role="alert">{complaint}</p>}
      </dd>
      <dd className={classes.actions}>
        {logo && <Button size="xs" variant="subtle" aria-label={t(phrases.removeLogo)} onClick={open}>{t(phrases.remove)}</Button>}
        <ConfirmDialog isOpen={isOpen} onClose={close} verb={phrases.removeLogo} title={phrases.removeLogoQuestion} onConfirm={() => remove.mutateAsync({})} />
        <input ref={input} type="file" hidden tabIndex={-1} aria-hidden accept="image/png,image/jpeg,image/webp" onChange={(event) => { void send(event.currentTarget.files?.[0]); event.currentTarget.value = '' }} />
        <Button size="xs" variant="default" loading={isBusy} aria-describedby="logo-help" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => input.current?.click()}>{t(phrases.chooseLogo)}</Button>
      </dd>
    </div>
  )
}

function useSendLogo() {
  const queries = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const send = async (file: File | undefined) => {
    if (!file) return
    setIsBusy(true)
    setComplaint(null)
    try {
      await sendFile<PlatformLogo>('/api/logo', file, () => {}, new AbortController().signal)
      notify(phrases.logoChanged)
      await queries.invalidateQueries()
    } catch (error) {
      setComplaint(problemOf(error).title)
    } finally {
      setIsBusy(false)
    }
  }
  return { send, isBusy, complaint }
}
