import { useMemo, type ReactNode } from 'react'
import { choice, custom, money, number, rowActions, text, type Column, type RowOf } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import kit from '#kit/web/kit.module.css'
import type { BillDetail, listBillLines } from '../../contract.ts'
import { lineKinds } from '../../rules/lines.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { kindNames } from '../parts/looks.ts'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { quantityOf, usePeriod, usePrice, whatOf } from './line-words.ts'

type Line = RowOf<typeof listBillLines>
export type LineRow = Line & { readonly id: string }
export const lineFilters = ['department', 'project', 'region', 'service', 'kind'] as const

const kinds = lineKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))
const once = <Entry extends { readonly value: string }>(options: readonly Entry[]): Entry[] => [...new Map(options.map((option) => [option.value, option])).values()]

/** What else can be done with a line, beside its "why". */
export type LineAct = (line: Line) => ReactNode

/** The columns of a bill's lines; its groups are what can be filtered by. */
export function useLineColumns(bill: BillDetail, isOfProject: boolean, act?: LineAct): readonly Column<LineRow>[] {
  const t = useSay()
  const period = usePeriod()
  const price = usePrice()
  return useMemo(() => {
    const departments = bill.byDepartment.map(({ department }) => ({ value: department.id, label: department.name }))
    const projects = bill.byProject.flatMap(({ project }) => project === null ? [] : [{ value: project.id, label: project.name }])
    const regions = bill.byRegion.flatMap(({ region }) => region === null ? [] : [{ value: region.id, label: region.names }])
    const services = once(bill.byService.flatMap(({ service }) => service === null ? [] : [{ value: service.code, label: service.names }]))
    const columns = [
      number('number', phrases.line, { sort: true, width: 80 }),
      text('resource', phrases.resource, { width: 140, value: ({ resource }: Line) => resource?.instanceId }),
      custom('component', phrases.what, (line: Line) => whatOf(line, t), { width: 180 }),
      money('amount', billPagePhrases.amount, { sort: true, width: 120 }),
      number('quantity', phrases.quantity, { width: 110, value: quantityOf }),
      number('unitPrice', phrases.unitPrice, { width: 120, value: price }),
      number('days', phrases.days, { sort: true, width: 80 }),
      custom('fromDay', phrases.period, (line: Line) => period(line), { sort: true, width: 200 }),
      choice('service', phrases.service, { filter: services, width: 150, value: ({ service }: Line) => service?.names }),
      ...isOfProject ? [] : [choice('project', phrases.project, { filter: projects, width: 180 })],
      choice('department', phrases.department, { filter: departments, width: 160 }),
      choice('region', phrases.region, { filter: regions, width: 130, value: ({ region }: Line) => region?.names }),
      choice('kind', phrases.kind, { options: kinds, filter: kinds, width: 130 }),
      rowActions<Line>(phrases.why, (line) => <><WhyLink line={line.number} />{act?.(line)}</>, { width: act === undefined ? 110 : 190, needs: 'bill.view' }),
    ]
    // The kit's columns read rows of the endpoint; a row of the table is one with an id.
    return columns as unknown as readonly Column<LineRow>[]
  }, [bill, isOfProject, act, t, period, price])
}

/** A link, so that Enter on a row opens it, as on every list. */
function WhyLink({ line }: { readonly line: number }) {
  const t = useSay()
  const [, changeSearch] = useSearchValues()
  return (
    <a className={kit.link} href={`?why=${line}`} aria-label={t(phrases.whyOf, { line })} onClick={(event) => { event.preventDefault(); changeSearch({ why: String(line) }) }}>{t(phrases.whyOpen)}</a>
  )
}
