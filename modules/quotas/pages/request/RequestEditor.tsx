import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { DayField, RadioField, TextAreaField } from '#kit/web/fields.tsx'
import { FileField } from '#kit/web/FileField.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { quotaMenuPhrases } from '../parts/menu-phrases.ts'
import { needsByGroup, zoneGroupOf, zoneGroups, type ZoneGroup } from '../parts/need.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import type { NamedRegion } from '../parts/use-regions.ts'
import { IncreaseTable } from './IncreaseTable.tsx'
import type { OwnNumbers } from './use-own-numbers.ts'
import { useRequestForm, type RequestForm, type RequestValues, type SentRequest } from './use-request-form.ts'
import { groupName } from './group-name.ts'
import classes from '../parts/quotas.module.css'

export type { RequestValues }
export type RestNeeds = ReturnType<typeof needsByGroup>

type EditorProps = {
  readonly regions: readonly NamedRegion[]
  readonly own: OwnNumbers
  readonly start: RequestValues
  readonly draft: string
  /** What has to be asked for by requests of its own (Q3). */
  readonly rest: RestNeeds
  readonly onSent: (request: SentRequest) => void
}

/** Zones first, then how much more of what in each of their regions, then why and how long. */
export function RequestEditor({ regions, own, start, rest, draft, onSent }: EditorProps) {
  const t = useSay()
  const me = useMe()
  const request = useRequestForm({ regions, start, draft, onSent })
  const { form } = request
  const chosen = regions.filter((region) => zoneGroupOf(region) === form.values.group)
  const whole = form.at('increases', form.values.increases, () => {})
  return (
    <>
      <FormPage form={form} title={phrases.newRequest} subtitle={own.parentName && t(phrases.newRequestHelp, { parent: own.parentName })} verb={phrases.submit} backTo="/quotas/requests"
        crumbs={[{ label: quotaMenuPhrases.resourceManagement }, { label: quotaMenuPhrases.quotas, to: '/quotas' }, { label: quotaPagePhrases.requests, to: '/quotas/requests' }, { label: phrases.newRequest }]}>
        {rest.length > 0 && <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>{t(phrases.restNeeded, { zones: rest.map(({ group }) => t(groupName(group, regions))).join('、') })}</Alert>}
        <FormSection>
          <RadioField {...form.field('group')} label={phrases.chooseZones} help={phrases.chooseZonesHelp} isWide onChange={(value) => form.set({ group: value as ZoneGroup })}
            options={zoneGroups(regions).map((value) => ({ value, label: groupName(value, regions) }))} />
        </FormSection>
        <div id={whole.id} tabIndex={-1} className={classes.stack}>
          {chosen.map((region) => <IncreaseTable key={region.id} form={form} region={region} quotas={own.quotas?.filter(({ regionId }) => regionId === region.id)} />)}
        </div>
        <FormSection title={phrases.details}>
          <TextAreaField {...form.field('reason')} label={phrases.reason} help={phrases.reasonHelp} maximum={2000} />
          <DayField {...form.field('endsOn')} label={phrases.until} help={phrases.untilHelp} />
          {meets(me, 'resource.apply') && <FileField {...form.field('files')} label={phrases.attachment} help={phrases.attachmentHelp} maximum={1} />}
        </FormSection>
      </FormPage>
      <Question request={request} regions={regions} own={own} />
    </>
  )
}

/** What the request would change, before it is sent (chapter 10, consequences). */
function Question({ request, regions, own }: { readonly request: RequestForm; readonly regions: readonly NamedRegion[]; readonly own: OwnNumbers }) {
  const t = useSay()
  const { number } = useFormats()
  const { asked, close, send } = request
  const totalOf = (regionId: string, metric: string) => own.quotas?.find((quota) => quota.regionId === regionId && quota.metric === metric)?.total ?? 0
  return (
    <ConfirmDialog isOpen={asked !== null} onClose={close} onConfirm={send} title={phrases.confirmTitle} verb={phrases.submit}
      text={t(phrases.confirmText, { parent: own.parentName ?? t(quotaPagePhrases.applyUpward) })}
      consequences={
        <ul className={classes.plainList}>
          {(asked ?? []).map(({ regionId, metric, increase }) => {
            const before = totalOf(regionId, metric)
            return <li key={`${regionId}/${metric}`}>{t(phrases.confirmLine, { region: regions.find(({ id }) => id === regionId)?.name ?? regionId, metric: metrics[metric].names, before: number(before), after: number(before + increase), unit: metrics[metric].unit })}</li>
          })}
        </ul>
      } />
  )
}
