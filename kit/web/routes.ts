import type { ComponentType, ReactNode } from 'react'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Need } from './me.ts'

export type Icon = ComponentType<{ readonly size?: number | string; readonly stroke?: number | string; readonly 'aria-hidden'?: boolean }>

type Loader = () => Promise<{ readonly default: () => ReactNode }>

/** One page of a module, as its `pages/routes.ts` lists it. The component is a chunk of its own. */
export type PageRoute = {
  /** Below the site: `/applications/:id`; read the parts with `usePageParams()`. */
  readonly path: string
  readonly load: Loader
  /** Who may come here (default: everybody who is logged in). */
  readonly needs?: Need
  /** Its place in the navigation: entries of one group stand together, lower `order` first (also for groups). */
  readonly menu?: { readonly group: Phrase; readonly label: Phrase; readonly icon: Icon; readonly order: number }
  /** Which menu entry is marked on this page, if not the longest matching path. */
  readonly menuPath?: string
}

/** A card of the home page: shown to those who meet `needs`; lower `order` first. */
export type HomeCard = {
  readonly key: string
  readonly load: Loader
  readonly order: number
  readonly needs?: Need
  /** `wide` takes the whole row. */
  readonly width?: 'half' | 'wide'
}

/** What the top bar shows beside the account menu, such as the bell of the messages. */
export type BarItem = { readonly key: string; readonly load: Loader; readonly needs?: Need }
