import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import classes from '../parts/bills.module.css'
import { ExportMenu } from '../parts/ExportMenu.tsx'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'

/** What can be done with a bill as it is shown, at the top right of its page: one entry for each button. */
export const billActions: readonly ((props: BillProps) => ReactNode)[] = [ExportButton, PrintButton]

/** The revision that is shown as a file. */
function ExportButton({ bill, asked }: BillProps) {
  return <ExportMenu id={bill.id} revision={asked} className={classes.screenOnly} />
}

/** Prints the page as it stands. */
function PrintButton() {
  const t = useSay()
  return <Button variant="default" className={classes.screenOnly} leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t(phrases.print)}</Button>
}
