import type { Phrase } from '#kit/pure/phrase.ts'
import type { Icon, PageRoute } from '#kit/web/routes.ts'
import { meets, type Me } from '#kit/web/me.ts'

export type MenuEntry = { readonly path: string; readonly label: Phrase; readonly icon: Icon }
export type MenuGroup = { readonly label: Phrase; readonly entries: readonly MenuEntry[] }

/** The navigation of a person: only what the roles allow, grouped by the groups' words, in the modules' order. */
export function menuFor(me: Me, pages: readonly PageRoute[]): readonly MenuGroup[] {
  const placed = pages.flatMap(({ path, needs, menu }) => menu && meets(me, needs) ? [{ path, ...menu }] : [])
  const groups = Map.groupBy(placed.toSorted((left, right) => left.order - right.order), ({ group }) => group[0])
  return [...groups.values()].map((entries) => ({ label: entries[0]!.group, entries }))
}

/** The entry that a page belongs to: the one that the page names, else the longest path that the present one begins with. */
export function presentEntry(pathname: string, groups: readonly MenuGroup[], pages: readonly PageRoute[] = []): string | undefined {
  const paths = groups.flatMap(({ entries }) => entries).map(({ path }) => path)
  const named = pages.find(({ path, menuPath }) => menuPath !== undefined && paths.includes(menuPath) && isAt(path, pathname))?.menuPath
  return named ?? paths.filter((path) => pathname === path || pathname.startsWith(`${path}/`)).toSorted((left, right) => right.length - left.length)[0]
}

function isAt(path: string, pathname: string): boolean {
  const [parts, present] = [path.split('/'), pathname.split('/')]
  return parts.length === present.length && parts.every((part, index) => part.startsWith(':') || part === present[index])
}
