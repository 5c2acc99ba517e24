import { useSay } from '#kit/web/i18n.tsx'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import classes from '../parts/applications.module.css'

/** Boxes for signature and seal, on paper only (R9). */
export function Signatures() {
  const t = useSay()
  return (
    <div className={classes.signatures} aria-hidden>
      {[phrases.signApplicant, phrases.signDepartment, phrases.signReviewer].map((label) => (
        <div key={label[0]} className={classes.signature}><span>{t(label)}</span><span>{t(phrases.signDate)}：</span></div>
      ))}
    </div>
  )
}
