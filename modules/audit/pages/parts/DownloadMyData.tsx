import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { auditPagePhrases as phrases } from './page-phrases.ts'

/** PIPL 45: a copy of what is kept about oneself. */
export function DownloadMyData() {
  const t = useSay()
  return <Button component="a" href="/api/me/personal-data" download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.myData)}</Button>
}
