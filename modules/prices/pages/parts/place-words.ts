import type { useSay } from '#kit/web/i18n.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { unitWord } from '../../rules/correspondence.ts'

type Row = { readonly category: string; readonly resource: string; readonly spec: string; readonly number: number; readonly unit: string }

/** `Instance › CPU › Groot, 16 cores`. */
export function placeWords({ category, resource, spec, number, unit }: Row, t: ReturnType<typeof useSay>): string {
  const path = [category, resource, ...(spec === 'NA' ? [] : [spec])].map((code) => t(priceWord(code))).join(' › ')
  return `${path} · ${number} ${t(unitWord(unit))}`
}
