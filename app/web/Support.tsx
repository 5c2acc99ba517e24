import { useSay } from '#kit/web/i18n.tsx'
import { useLook } from '#kit/web/session.ts'
import { shellPhrases } from './phrases.ts'
import classes from './frame.module.css'

/** Whom to ask, as the operator wrote it (chapter 10, support contact on the log-in page). */
export function Support() {
  const t = useSay()
  const look = useLook()
  if (!look?.supportEmail && !look?.supportPhone) return null
  return (
    <dl className={classes.support}>
      {look.supportEmail && <div><dt>{t(shellPhrases.supportEmail)}</dt><dd><a href={`mailto:${look.supportEmail}`}>{look.supportEmail}</a></dd></div>}
      {look.supportPhone && <div><dt>{t(shellPhrases.supportPhone)}</dt><dd><a href={`tel:${look.supportPhone.replaceAll(/[^0-9+]/g, '')}`}>{look.supportPhone}</a></dd></div>}
    </dl>
  )
}
