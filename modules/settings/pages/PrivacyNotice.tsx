import { dayOf } from '#kit/pure/time.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { useFormats, useLanguage, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { inLanguage } from '#kit/web/texts.ts'
import type { readPrivacyNotice } from '../contract.ts'
import { settingPagePhrases as phrases } from './parts/page-phrases.ts'
import classes from './parts/settings.module.css'

/** For everybody, also before log-in: what is kept of people, as the operator wrote it. */
export default function PrivacyNotice() {
  const t = useSay()
  const { language } = useLanguage()
  const formats = useFormats()
  const notice = useRead<typeof readPrivacyNotice>('GET /privacy-notice')
  useDocumentTitle(t(phrases.privacyTitle))
  return (
    <article className={classes.notice}>
      <h1>{t(phrases.privacyTitle)}</h1>
      <Answer of={notice} isPart>{({ texts, changedAt }) => (
        <>
          {changedAt !== null && <div className={classes.meta}>{t(phrases.asOf, { day: formats.day(dayOf(new Date(changedAt))) })}</div>}
          <p>{inLanguage(texts, language) || t(phrases.noPrivacyNotice)}</p>
        </>
      )}</Answer>
    </article>
  )
}
