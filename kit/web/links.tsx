import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, type ButtonProps } from '@mantine/core'
import { useCallback, type ReactNode } from 'react'
import classes from './kit.module.css'

export type SearchValues = Readonly<Record<string, string>>

/** `/applications?status=draft` → path and search values; the router keeps both apart. */
export function splitHref(href: string): { readonly to: string; readonly search: SearchValues; readonly hash?: string } {
  const url = new URL(href, location.origin)
  return { to: url.pathname, search: Object.fromEntries(url.searchParams), ...(url.hash ? { hash: url.hash.slice(1) } : {}) }
}

type PageLinkProps = { readonly to: string; readonly children: ReactNode; readonly className?: string; readonly 'aria-label'?: string; readonly title?: string; readonly 'aria-current'?: 'page'; readonly tabIndex?: number; readonly onClick?: () => void }

/**
 * A link to a page of the product: its chunk is fetched when the pointer comes near. Only a link to the very page is
 * its own "current" one: `/applications` must not look chosen on `/applications/new`.
 */
export function PageLink({ to, className, ...rest }: PageLinkProps) {
  return <Link {...splitHref(to)} preload="intent" activeOptions={{ exact: true }} className={className ?? classes['link'] ?? ''} {...rest} />
}

/** A button that leads to another page. */
export function LinkButton({ to, children, ...rest }: ButtonProps & { readonly to: string; readonly children: ReactNode }) {
  return <Button {...rest} renderRoot={(props: object) => <Link {...splitHref(to)} preload="intent" {...props} />}>{children}</Button>
}

/** `go('/applications/12')`; `go(href, { isReplacing: true })` leaves no step in the history. */
export function useGo(): (href: string, options?: { readonly isReplacing?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback((href, options) => { void navigate({ ...splitHref(href), replace: options?.isReplacing ?? false }) }, [navigate])
}

/** The parts of the page's path: `usePageParams().id`. */
export function usePageParams(): Readonly<Record<string, string>> {
  return useParams({ strict: false }) as Record<string, string>
}

/** The search values of the address, and the way to change some of them (undefined removes). */
export function useSearchValues(): readonly [SearchValues, (changes: Readonly<Record<string, string | undefined>>, isReplacing?: boolean) => void] {
  const values = useSearch({ strict: false }) as SearchValues
  const navigate = useNavigate()
  const change = useCallback((changes: Readonly<Record<string, string | undefined>>, isReplacing = true) => {
    void navigate({
      to: '.', replace: isReplacing, resetScroll: false,
      search: ((before: SearchValues) => withChanges(before, changes)) as never,
    })
  }, [navigate])
  return [values, change]
}

export function withChanges(before: SearchValues, changes: Readonly<Record<string, string | undefined>>): SearchValues {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))
}
