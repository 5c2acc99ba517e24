import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect, type AnyRoute } from '@tanstack/react-router'
import { whenSignedOut } from '#kit/web/client.ts'
import type { PageRoute } from '#kit/web/routes.ts'
import { meets } from '#kit/web/me.ts'
import { replaceSession, sessionQuery, useMaybeMe } from '#kit/web/session.ts'
import { ForbiddenState, NotFoundState } from '#kit/web/States.tsx'
import { PageError, PagePending } from './PageStates.tsx'
import { Root } from './Root.tsx'
import { PublicFrame } from './PublicFrame.tsx'

type Context = { readonly queries: QueryClient }

/**
 * The router begins with the few public pages. The modules' pages come in one step when somebody goes further,
 * so that the home and log-in pages stay light (chapter 11, weights).
 */
export function createPageRouter(queries: QueryClient) {
  const router = createRouter({
    routeTree: publicTree(),
    context: { queries },
    defaultPreload: false,
    defaultPendingMs: 300,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundState,
    scrollRestoration: true,
    // Search values are plain texts: `?status=a,b` stays as it is written in chapter 9.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const search = new URLSearchParams(values as Record<string, string>).toString().replaceAll('%2C', ',')
      return search ? `?${search}` : ''
    },
  })
  let isGrown = false
  const grow = async () => {
    if (isGrown) return
    const { pageRoutes } = await import('#app/modules.web.ts')
    isGrown = true
    router.update({ ...router.options, routeTree: wholeTree(pageRoutes) as unknown as ReturnType<typeof publicTree> })
  }
  whenSignedOut(() => {
    const session = queries.getQueryData(sessionQuery.queryKey)
    if (!session?.me) return
    replaceSession(queries, { ...session, csrfToken: null, me: null })
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    void router.navigate({ to: '/login', search: { from: router.latestLocation.href } as never })
  })

  function root() {
    return createRootRouteWithContext<Context>()({ component: Root, notFoundComponent: NotFoundState })
  }

  function publicTree() {
    const top = root()
    // Whatever is not public is looked up again after the modules' pages have come.
    return top.addChildren([outsideOf(top), furtherOf(top, async (href) => {
      await grow()
      throw redirect({ href, replace: true })
    })])
  }

  function wholeTree(pages: readonly PageRoute[]) {
    const top = root()
    const inside = createRoute({
      getParentRoute: () => top, id: 'inside',
      component: lazyRouteComponent(() => import('./Shell.tsx')),
      beforeLoad: ({ location }) => enter(queries, location.href),
    })
    const home: PageRoute = { path: '/home', load: () => import('./RoleHome.tsx') }
    inside.addChildren([home, ...pages.filter(({ needs }) => needs !== 'public')].map((page) => pageRoute(inside, page)))
    const outside = outsideOf(top, pages.filter(({ needs }) => needs === 'public'))
    return top.addChildren([outside, inside, furtherOf(top)])
  }

  /** Every other address. It stands in both trees, since it may be on the screen while one replaces the other. */
  function furtherOf(top: ReturnType<typeof root>, look: (href: string) => Promise<void> = async () => {}) {
    return createRoute({
      getParentRoute: () => top, path: '$',
      beforeLoad: async ({ location }) => {
        await look(location.href)
        await queries.ensureQueryData(sessionQuery)
      },
      component: lazyRouteComponent(() => import('./NotFound.tsx')),
    })
  }

  function outsideOf(top: ReturnType<typeof root>, pages: readonly PageRoute[] = []) {
    const outside = createRoute({ getParentRoute: () => top, id: 'outside', component: Outside, beforeLoad: async () => { await queries.ensureQueryData(sessionQuery) } })
    const own: PageRoute[] = [
      { path: '/', load: () => import('./PublicHome.tsx'), needs: 'public' },
      { path: '/login', load: () => import('./LogIn.tsx'), needs: 'public' },
      { path: '/first-password', load: () => import('./FirstPassword.tsx'), needs: 'public' },
      { path: '/second-factor-setup', load: () => import('./SecondFactorSetUp.tsx'), needs: 'public' },
    ]
    outside.addChildren([...own, ...pages].map((page) => pageRoute(outside, page)))
    return outside
  }

  return router
}

function Outside() {
  return <PublicFrame />
}

/** One page of a module, by its path. */
function pageRoute(parent: AnyRoute, page: PageRoute) {
  return createRoute({ getParentRoute: () => parent, path: page.path.replaceAll(/:(\w+)/g, '$$$1'), component: componentOf(page) })
}

type PageComponent = (() => ReactNode) & { readonly preload: (() => Promise<void>) | undefined }
/** The same in both trees: a page that is on the screen while one replaces the other keeps what was typed into it. */
const components = new Map<string, PageComponent>()

/** A chunk of its own, refused politely without the permission. */
function componentOf({ path, load, needs }: PageRoute): PageComponent {
  const known = components.get(path)
  if (known) return known
  const Page = lazyRouteComponent(load)
  const Permitted = () => {
    const me = useMaybeMe()
    return meets(me, needs) ? <Page /> : <ForbiddenState />
  }
  const made = Object.assign(Permitted, { preload: Page.preload }) as PageComponent
  components.set(path, made)
  return made
}

/** Nobody comes in without a log-in, and nobody goes on with a password that somebody else has set (U4). */
async function enter(queries: QueryClient, href: string): Promise<void> {
  const { me } = await queries.ensureQueryData(sessionQuery)
  if (!me) throw redirect({ to: '/login', search: { from: href } as never, replace: true })
  if (me.mustChangePassword) throw redirect({ to: '/first-password', replace: true })
  if (me.mustSetUpSecondFactor) throw redirect({ to: '/second-factor-setup', replace: true })
}
