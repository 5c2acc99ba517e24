import { Outlet, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useMaybeMe } from '#kit/web/session.ts'
import { Announcements } from './Announcements.tsx'
import { Brand } from './Brand.tsx'
import { Footer } from './Footer.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { shellPhrases } from './phrases.ts'
import classes from './frame.module.css'

/** Around the pages before log-in: name, language, and the way in at the top right. */
export function PublicFrame({ children }: { readonly children?: ReactNode }) {
  const t = useSay()
  const me = useMaybeMe()
  const { pathname } = useLocation()
  return (
    <>
      <a href="#main" className={classes.skip}>{t(shellPhrases.skip)}</a>
      <header className={classes.bar}>
        <Brand />
        <span className={classes.gap} />
        {!pathname.startsWith('/help') && <LinkButton to="/help" variant="subtle">{t(shellPhrases.help)}</LinkButton>}
        <LanguageSwitch />
        {me && !me.mustChangePassword && !me.mustSetUpSecondFactor && <LinkButton to="/home">{t(shellPhrases.home)}</LinkButton>}
        {!me && pathname !== '/login' && <LinkButton to="/login">{t(shellPhrases.logIn)}</LinkButton>}
      </header>
      <Announcements />
      <main id="main" tabIndex={-1} className={classes.publicMain}>{children ?? <Outlet />}</main>
      <Footer />
    </>
  )
}
