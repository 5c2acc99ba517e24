import { PageHead } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useMaybeMe } from '#kit/web/session.ts'
import { helpPhrases as phrases } from '../phrases.ts'
import { audienceCodes, audiencesOf, helpFor, type Audience } from '../rules/audiences.ts'
import { Keys } from './parts/Keys.tsx'
import classes from './help.module.css'

/** The way to the help of one's roles, and of the others; what the keyboard can do. */
export default function HelpIndex() {
  const t = useSay()
  const me = useMaybeMe()
  const own = audiencesOf(me?.roles ?? [])
  return (
    <div className={classes.page}>
      <PageHead title={phrases.help} subtitle={t(phrases.helpText)} />
      {own.length > 0 && <Audiences title={t(phrases.yours)} codes={own} />}
      <Audiences title={t(phrases.allRoles)} codes={audienceCodes.filter((code) => !own.includes(code))} />
      <Keys />
    </div>
  )
}

function Audiences({ title, codes }: { readonly title: string; readonly codes: readonly Audience[] }) {
  const t = useSay()
  return (
    <section>
      <h2>{title}</h2>
      <ul className={classes.audiences}>
        {codes.map((code) => (
          <li key={code}>
            <PageLink to={`/help/${code}`}>{t(phrases[`audience.${code}`])}</PageLink>
            <span className={classes.quiet}>{t(phrases.topicCount, { count: helpFor(code).length })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
