import { useSay } from '#kit/web/i18n.tsx'
import type { Texts } from '#kit/web/texts.ts'
import type { Tone } from '../../rules/announcement.ts'
import { Banner } from './Banner.tsx'
import { saidIn } from './languages.ts'
import { announcementPagePhrases as phrases } from './page-phrases.ts'
import classes from './banner.module.css'

/** As its readers will see it, in every language in which something was written. */
export function Previews({ titles, texts, tone }: { readonly titles: Texts; readonly texts: Texts; readonly tone: Tone }) {
  const t = useSay()
  const written = saidIn.filter(({ at }) => titles[at] !== '' || texts[at] !== '')
  if (written.length === 0) return <p>{t(phrases.previewEmpty)}</p>
  return (
    <div className={classes.previews}>
      {written.map(({ language, label }) => (
        <div key={language}>
          <p>{t(label)}</p>
          <div className={classes.framed} lang={language}><Banner titles={titles} texts={texts} tone={tone} language={language} /></div>
        </div>
      ))}
    </div>
  )
}
