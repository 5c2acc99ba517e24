import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { pointsPagePhrases as phrases } from './page-phrases.ts'
import classes from './points.module.css'

/** Prints the page as it stands: the balance and the entries that are shown. */
export function PrintButton() {
  const t = useSay()
  return <Button variant="default" className={classes.screenOnly} leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t(phrases.print)}</Button>
}
