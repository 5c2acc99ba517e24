import { Alert } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/applications.module.css'

/** Above a modification: why it came back, and what sending it again means (R2, R3). */
export function RejectionNote({ application }: { readonly application: Application }) {
  const t = useSay()
  const isRejected = application.status === 'rejected'
  const rejection = application.flow.findLast((step) => step.verdict === 'rejected')
  return (
    <>
      {isRejected && rejection && (
        <Alert color="red" variant="outline" classNames={{ title: classes.alertTitle ?? '' }} icon={<IconAlertCircle aria-hidden />} title={`${t(phrases.rejectedBecause)}${rejection.by ? ` · ${t(actedBy(rejection.by.name, rejection.for?.name))}` : ''}`}>
          <p className={classes.reasonText}>{rejection.reason}</p>
        </Alert>
      )}
      <p className={classes.dimmed}>{t(isRejected ? phrases.modifyRejectedHelp : phrases.modifyHelp)}</p>
    </>
  )
}
