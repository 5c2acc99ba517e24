import type { AnswerOf } from '#kit/pure/contract.ts'
import { atMost, between, isRequired } from '#kit/web/checks.ts'
import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { NumberField, TextAreaField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { metricCodes } from '#modules/catalogue/rules/metrics.ts'
import type { readCapacities, readThresholds, setCapacities, setThresholds } from '../contract.ts'
import { CapacityTable } from './admin/CapacityTable.tsx'
import { capacityComplaints, changedCapacities, type Totals } from './admin/capacities.ts'
import { quotaAdminPhrases as phrases } from './parts/admin-phrases.ts'
import { quotaPagePhrases } from './parts/page-phrases.ts'
import { atFields } from './parts/paths.ts'
import { InRegion, RegionSwitch } from './parts/RegionSwitch.tsx'

/** What the platform has in all, and when quota holders are warned (Q6, Q9). */
export default function Capacities() {
  const t = useSay()
  return (
    <DetailPage title={phrases.capacities} subtitle={t(phrases.capacitiesHelp)} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.capacities }]}>
      <InRegion>{(region, regions) => <><RegionSwitch regions={regions} value={region.id} /><OfRegion key={region.id} regionId={region.id} /></>}</InRegion>
      <Thresholds />
    </DetailPage>
  )
}

function OfRegion({ regionId }: { readonly regionId: string }) {
  const capacities = useRead<typeof readCapacities>('GET /quotas/capacities', { query: { regionId } })
  return <Answer of={capacities} isPart>{(data) => <CapacityForm data={data} readAgain={() => { void capacities.refetch() }} />}</Answer>
}

function CapacityForm({ data, readAgain }: { readonly data: AnswerOf<typeof readCapacities>; readonly readAgain: () => void }) {
  const { id } = data.region
  const save = useAct<typeof setCapacities>('PUT /quotas/capacities', { done: phrases.capacitiesSaved, isQuiet: true })
  const form = useForm({
    initial: { totals: {} as Totals, reason: '' },
    rules: { reason: [isRequired, atMost(500)] },
    check: ({ totals }) => capacityComplaints(data.items, totals),
    submit: async ({ totals, reason }) => {
      try {
        return await save.mutateAsync({ body: { regionId: id, totals: changedCapacities(data.items, totals), reason } })
      } catch (error) {
        readAgain()
        throw atFields(error, (path) => { const metric = metricCodes.find((code) => path === `${id}/${code}`); return metric && `totals/${metric}` })
      }
    },
    onDone: () => form.discardDraft(),
  })
  return (
    <FormBody form={form} verb={phrases.saveCapacities}>
      <CapacityTable form={form} region={data.region} quotas={data.items} />
      <FormSection><TextAreaField {...form.field('reason')} label={quotaPagePhrases.reason} maximum={500} /></FormSection>
    </FormBody>
  )
}

function Thresholds() {
  const thresholds = useRead<typeof readThresholds>('GET /quotas/thresholds')
  return <Answer of={thresholds} isPart>{(data) => <ThresholdForm start={data} />}</Answer>
}

function ThresholdForm({ start }: { readonly start: AnswerOf<typeof readThresholds> }) {
  const save = useAct<typeof setThresholds>('PUT /quotas/thresholds', { done: kitPhrases.saved, isQuiet: true })
  const form = useForm({
    initial: { warning: start.warning as number | null, alarm: start.alarm as number | null },
    rules: {
      warning: [isRequired, between(1, 100)],
      alarm: [isRequired, between(1, 100), (alarm, { warning }) => alarm !== null && warning !== null && alarm <= warning ? { phrase: phrases.alarmTooLow } : undefined],
    },
    submit: ({ warning, alarm }) => save.mutateAsync({ body: { warning: warning ?? 0, alarm: alarm ?? 0 } }),
  })
  return (
    <FormBody form={form} verb={phrases.saveThresholds}>
      <FormSection title={phrases.thresholds} description={phrases.thresholdsHelp}>
        <NumberField {...form.field('warning')} label={phrases.warning} unit="%" minimum={1} maximum={100} />
        <NumberField {...form.field('alarm')} label={phrases.alarm} unit="%" minimum={1} maximum={100} />
      </FormSection>
    </FormBody>
  )
}
