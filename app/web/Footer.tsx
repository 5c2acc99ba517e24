import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useLook } from '#kit/web/session.ts'
import { inLanguage } from '#kit/web/texts.ts'
import { shellPhrases } from './phrases.ts'
import classes from './frame.module.css'

/** Where the number of a site in mainland China is looked up; the rules for such sites ask for the link. */
const registerOfSites = 'https://beian.miit.gov.cn/'

/** What the operator wants to stand below every page; nothing, if nothing was written. */
export function Footer() {
  const t = useSay()
  const { language } = useLanguage()
  const look = useLook()
  const text = look ? inLanguage(look.footer, language) : ''
  if (!look || (text === '' && look.icp === '' && !look.hasPrivacyNotice)) return null
  return (
    <footer className={classes.footer}>
      {text && <span>{text}</span>}
      {look.hasPrivacyNotice && <PageLink to="/privacy">{t(shellPhrases.privacyNotice)}</PageLink>}
      {look.icp && <a href={registerOfSites} rel="noreferrer noopener">{look.icp}</a>}
    </footer>
  )
}
