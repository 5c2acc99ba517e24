import { useRef } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { atMost } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { DayField, TextAreaField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { NotFoundState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { metricCodes } from '#modules/catalogue/rules/metrics.ts'
import type { allocate, allocationTable } from '../contract.ts'
import { AllocationFields } from './allocation/AllocationFields.tsx'
import { allocationComplaints, shortLines } from './allocation/complaints.ts'
import { allocationLines, changedTotals, type Wanted } from './parts/allocation-lines.ts'
import { quotaMenuPhrases } from './parts/menu-phrases.ts'
import { quotaPagePhrases as phrases } from './parts/page-phrases.ts'
import { atFields } from './parts/paths.ts'
import { UpwardNote } from './parts/UpwardNote.tsx'
import { InRegion } from './parts/RegionSwitch.tsx'

type TableData = AnswerOf<typeof allocationTable>

/** Everything that one department below gets in one region, in one form (Q2). */
export default function AllocateForm() {
  const { id = '' } = usePageParams()
  return <InRegion>{(region) => <InTable key={region.id} childId={id} regionId={region.id} />}</InRegion>
}

function InTable({ childId, regionId }: { readonly childId: string; readonly regionId: string }) {
  const table = useRead<typeof allocationTable>('GET /quotas/allocation', { query: { regionId } })
  return (
    <Answer of={table}>
      {(data) => {
        const child = data.children.find(({ id, isArchived }) => id === childId && !isArchived)
        return child ? <Form table={data} child={child} readAgain={() => { void table.refetch() }} /> : <NotFoundState />
      }}
    </Answer>
  )
}

type FormProps = { readonly table: TableData; readonly child: TableData['children'][number]; readonly readAgain: () => void }

function Form({ table, child, readAgain }: FormProps) {
  const t = useSay()
  const go = useGo()
  const back = `/quotas/allocation?region=${table.region.id}`
  const act = useAct<typeof allocate>('POST /quotas/allocation', { done: phrases.allocated_done, isQuiet: true })
  const childQuotas = table.items.filter(({ departmentId }) => departmentId === child.id)
  const linesFor = (totals: Wanted) => allocationLines({ departmentId: table.department.id, childId: child.id, regionId: table.region.id }, table.own, childQuotas, totals)
  // What was there when the form was opened, to tell what others changed since (the numbers themselves are always the present ones).
  const firstTotals = useRef(new Map(childQuotas.map(({ metric, total }) => [metric, total])))
  const form = useForm({
    initial: { totals: {} as Wanted, until: '', reason: '' },
    rules: { reason: [atMost(500)] },
    check: (values) => allocationComplaints(linesFor(values.totals), values),
    submit: async ({ totals, until, reason }) => {
      try {
        return await act.mutateAsync({ body: { departmentId: child.id, regionId: table.region.id, totals: changedTotals(linesFor(totals)), until: until || null, reason: reason.trim() } })
      } catch (error) {
        readAgain()
        throw atFields(error, (path) => { const metric = metricCodes.find((code) => path === `${table.region.id}/${code}`); return metric && `totals/${metric}` })
      }
    },
    onDone: () => go(back, { isReplacing: true }),
  })
  const lines = linesFor(form.values.totals)
  return (
    <FormPage form={form} title={t(phrases.allocateTo, { name: child.name })} subtitle={t(table.region.name)} verb={phrases.allocate} backTo={back}
      crumbs={[{ label: quotaMenuPhrases.resourceManagement }, { label: quotaMenuPhrases.quotas, to: '/quotas' }, { label: phrases.allocation, to: back }, { label: child.name }]}>
      <AllocationFields form={form} lines={lines} firstTotals={firstTotals.current} />
      <UpwardNote lines={shortLines(lines)} />
      <FormSection>
        <DayField {...form.field('until')} label={phrases.until} help={phrases.untilHelp} />
        <TextAreaField {...form.field('reason')} label={phrases.reason} maximum={500} />
      </FormSection>
    </FormPage>
  )
}
