import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useDocumentTitle } from './document-title.ts'
import { useSay, type Words } from './i18n.tsx'
import { PageLink } from './links.tsx'
import { kitPhrases } from './phrases.ts'
import { ErrorState, LoadingState } from './States.tsx'
import classes from './kit.module.css'

export type Crumb = { readonly label: Words; readonly to?: string | undefined }

/** The page's name in the tab and as its first heading, where one is, and the main action at the right. */
export function PageHead({ title, subtitle, crumbs, tag, actions }: { readonly title: Words; readonly subtitle?: ReactNode; readonly crumbs?: readonly Crumb[] | undefined; readonly tag?: ReactNode; readonly actions?: ReactNode }) {
  const t = useSay()
  const text = t(title)
  useDocumentTitle(text)
  return (
    <div>
      {crumbs && crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <div className={classes.head}>
        <div className={classes.titleLine}><h1 className={classes.title}>{text}</h1>{tag}</div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
    </div>
  )
}

export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useSay()
  return (
    <nav aria-label={t(kitPhrases.breadcrumbs)}>
      <ol className={classes.crumbs}>
        {crumbs.map(({ label, to }, index) => (
          <li key={index}>{to ? <PageLink to={to} className="">{t(label)}</PageLink> : <span>{t(label)}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

/** A page that shows one record: head, then sections. */
export function DetailPage({ children, ...head }: Parameters<typeof PageHead>[0] & { readonly children: ReactNode }) {
  return <div className={classes.page}><PageHead {...head} />{children}</div>
}

/** Waits for what a page reads: loading, refusal or the content. `isPart`: the page has its own head already. */
export function Answer<Data>({ of, isPart = false, children }: { readonly of: UseQueryResult<Data, Error>; readonly isPart?: boolean; readonly children: (data: Data) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <ErrorState error={of.error} isPage={!isPart} onRetry={() => void of.refetch()} />
  return <LoadingState />
}

/** A framed part of a page; `isFlush` for tables that touch the frame. */
export function Section({ title, actions, isFlush, children }: { readonly title?: Words; readonly actions?: ReactNode; readonly isFlush?: boolean; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <section className={classes.section}>
      {(title || actions) && <div className={classes.sectionHead}>{title && <h2>{t(title)}</h2>}{actions && <div className={classes.actions}>{actions}</div>}</div>}
      <div className={isFlush ? classes.sectionFlush : classes.sectionBody}>{children}</div>
    </section>
  )
}

export type Fact = { readonly label: Words; readonly value: ReactNode; readonly isWide?: boolean }

/** What is known about a record, as a definition list. */
export function Facts({ items }: { readonly items: readonly (Fact | false | null | undefined)[] }) {
  const t = useSay()
  return (
    <dl className={classes.facts}>
      {items.filter((item): item is Fact => Boolean(item)).map(({ label, value, isWide }, index) => (
        <div key={index} className={isWide ? classes.factWide : undefined}>
          <dt>{t(label)}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
