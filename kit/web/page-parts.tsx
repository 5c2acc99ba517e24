import { createContext, lazy, Suspense, useContext, type ComponentType, type ReactNode } from 'react'
import { meets, type Need } from './me.ts'
import { useMaybeMe } from './session.ts'

/**
 * What a module shows on a page of a module before it, such as the budget beside what an application costs. The page's
 * module says what is handed over (`Props`) and where it stands; `app/modules.web.ts` joins the parts, each a chunk of its own.
 */
export type PagePart<Props extends object> = { readonly key: string; readonly load: () => Promise<{ readonly default: ComponentType<Props> }>; readonly needs?: Need }
type ReadyPart<Props extends object> = Pick<PagePart<Props>, 'key' | 'needs'> & { readonly Part: ComponentType<Props> }

/** A place on pages for such parts: the provider stands in the frame, the place on the page. Without parts it is empty. */
export function placeForParts<Props extends object>(): {
  readonly Provider: (props: { readonly parts: readonly ReadyPart<Props>[]; readonly children: ReactNode }) => ReactNode
  readonly Place: (props: Props) => ReactNode
} {
  const Context = createContext<readonly ReadyPart<Props>[]>([])
  function Place(props: Props) {
    const me = useMaybeMe()
    return useContext(Context).filter(({ needs }) => meets(me, needs)).map(({ key, Part }) => <Suspense key={key} fallback={null}><Part {...props} /></Suspense>)
  }
  return { Place, Provider: ({ parts, children }) => <Context value={parts}>{children}</Context> }
}

/** Made once, outside of any component. */
export function readyParts<Props extends object>(parts: readonly PagePart<Props>[]): readonly ReadyPart<Props>[] {
  return parts.map(({ load, ...part }) => ({ ...part, Part: lazy(load) as unknown as ComponentType<Props> }))
}
