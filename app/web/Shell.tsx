import '@mantine/core/styles.layer.css'
import { ActionIcon, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { IconHome, IconMenu2 } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { applicationNotes, barItems, pageRoutes } from '#app/modules.web.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { readyParts } from '#kit/web/page-parts.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { meets, type Me } from '#kit/web/me.ts'
import { useMaybeMe } from '#kit/web/session.ts'
import { LoadingState } from '#kit/web/States.tsx'
import { ActingBanner } from '#modules/accounts/pages/parts/ActingBanner.tsx'
import { ApplicationNotesProvider } from '#modules/applications/pages/parts/notes.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Announcements } from './Announcements.tsx'
import { Brand } from './Brand.tsx'
import { Footer } from './Footer.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { menuFor, presentEntry } from './menu.ts'
import { shellPhrases } from './phrases.ts'
import { useSaveTaste } from './use-save-taste.ts'
import { Watermark } from './Watermark.tsx'
import frame from './frame.module.css'
import classes from './shell.module.css'

const bar = new Map<string, ComponentType>(barItems.map(({ key, load }) => [key, lazy(load)]))
const notes = readyParts(applicationNotes)

/** The frame of everybody who is logged in: top bar, navigation by role, the page. */
export default function Shell() {
  return <ShellFrame><Outlet /></ShellFrame>
}

export function ShellFrame({ children }: { readonly children: ReactNode }) {
  const me = useMaybeMe()
  return me ? <ApplicationNotesProvider parts={notes}><Frame me={me}>{children}</Frame></ApplicationNotesProvider> : null
}

function Frame({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const t = useSay()
  const saveTaste = useSaveTaste()
  const main = useFocusOnMain()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <a href="#main" className={frame.skip}>{t(shellPhrases.skip)}</a>
      <header className={frame.bar}>
        <ActionIcon className={classes.burger} size={36} aria-label={t(shellPhrases.openNavigation)} onClick={open}><IconMenu2 size={20} aria-hidden /></ActionIcon>
        <Brand />
        <span className={frame.gap} />
        <span className={classes.wideOnly}><LanguageSwitch onChoose={(language) => saveTaste({ language })} /></span>
        {barItems.filter(({ needs }) => meets(me, needs)).map(({ key }) => {
          const Item = bar.get(key)!
          return <Suspense key={key} fallback={null}><Item /></Suspense>
        })}
        <AccountMenu me={me} />
      </header>
      {me.actingFor && <ActingBanner me={me} actingFor={me.actingFor} />}
      <Announcements />
      <div className={classes.body}>
        <nav className={classes.side} aria-label={t(shellPhrases.mainNavigation)}><Navigation me={me} /></nav>
        <main id="main" ref={main} tabIndex={-1} className={classes.main}><Suspense fallback={<LoadingState height={320} />}>{children}</Suspense></main>
      </div>
      <Footer />
      <Watermark me={me} />
      <Drawer opened={isOpen} onClose={close} size={280} title={t(shellPhrases.mainNavigation)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        <nav aria-label={t(shellPhrases.mainNavigation)}><Navigation me={me} onChoose={close} /></nav>
        <LanguageSwitch onChoose={(language) => saveTaste({ language })} />
      </Drawer>
    </>
  )
}

function Navigation({ me, onChoose }: { readonly me: Me; readonly onChoose?: () => void }) {
  const t = useSay()
  const { pathname } = useLocation()
  const groups = menuFor(me, pageRoutes)
  const present = pathname === '/home' ? '/home' : presentEntry(pathname, groups, pageRoutes)
  const entry = (path: string, label: Parameters<typeof t>[0], Mark: typeof IconHome) => (
    <li key={path}>
      <PageLink to={path} className={classes.entry ?? ''} {...(path === present ? { 'aria-current': 'page' as const } : {})} {...(onChoose ? { onClick: onChoose } : {})}>
        <Mark size={20} stroke={1.5} aria-hidden /><span>{t(label)}</span>
      </PageLink>
    </li>
  )
  return (
    <>
      <ul className={classes.entries}>{entry('/home', shellPhrases.home, IconHome)}</ul>
      {groups.map(({ label, entries }) => (
        <section key={label[0]}>
          <h2 className={classes.group}>{t(label)}</h2>
          <ul className={classes.entries}>{entries.map((item) => entry(item.path, item.label, item.icon as typeof IconHome))}</ul>
        </section>
      ))}
    </>
  )
}

/** After going to another page the keyboard begins at its content. */
function useFocusOnMain() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
