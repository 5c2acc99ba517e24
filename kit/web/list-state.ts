import { useCallback, useMemo, useState } from 'react'
import { useSearchValues, type SearchValues } from './links.tsx'

export const pageSizes = [20, 50, 100, 200] as const

/** What the address says of a list: page, size, order, search and filters; everything else stays as it is. */
export type ListState = {
  readonly page: number
  readonly pageSize: number
  /** `placedAt`, `-placedAt` or undefined: newest first. */
  readonly sort: string | undefined
  readonly q: string
  readonly filters: SearchValues
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void
}

const own = new Set(['page', 'pageSize', 'sort', 'q'])

export function useListState(filterNames: readonly string[], usualPageSize: number): ListState {
  const [values, changeValues] = useSearchValues()
  const change = useCallback((changes: Readonly<Record<string, string | undefined>>) => {
    // Whatever changes what is listed begins again at the first page.
    // Typing a search leaves no trail of steps; a filter, an order or a page is a step to come back from.
    changeValues('page' in changes ? changes : { ...changes, page: undefined }, 'q' in changes)
  }, [changeValues])
  return useMemo(() => ({
    page: wholeNumber(values['page'], 1, 1_000_000) ?? 1,
    pageSize: wholeNumber(values['pageSize'], 1, 200) ?? usualPageSize,
    sort: values['sort'],
    q: values['q'] ?? '',
    filters: Object.fromEntries(filterNames.filter((name) => !own.has(name) && values[name]).map((name) => [name, values[name]!])),
    change,
  }), [values, change, filterNames, usualPageSize])
}

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  const value = Number(text)
  return text && Number.isInteger(value) && value >= least && value <= most ? value : undefined
}

export type Density = 'comfortable' | 'compact'
export type ListLook = { readonly density: Density; readonly hidden: readonly string[]; readonly pageSize?: number | undefined }

/** How a person likes this list to look, remembered on the device. */
export function useListLook(listName: string, usual: ListLook): readonly [ListLook, (changes: Partial<ListLook>) => void] {
  const key = `yunshan.list.${listName}`
  const [look, setLook] = useState<ListLook>(() => {
    try {
      return { ...usual, ...JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ListLook> }
    } catch {
      return usual
    }
  })
  const change = useCallback((changes: Partial<ListLook>) => setLook((before) => {
    const after = { ...before, ...changes }
    localStorage.setItem(key, JSON.stringify(after))
    return after
  }), [key])
  return [look, change]
}
