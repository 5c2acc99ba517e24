import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { addressOf } from '#kit/web/client.ts'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { Money, MomentText } from '#kit/web/Values.tsx'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { LastSearch, readFeeChoices, readFeeReport, searchFees } from '../contract.ts'
import { sameConditions, type Conditions } from '../rules/conditions.ts'
import { checkRange, ConditionForm, searchRules, type SearchValues } from './parts/ConditionForm.tsx'
import { ServiceFees, UsageFees } from './parts/FeeTable.tsx'
import { reportMenuPhrases } from './parts/menu-phrases.ts'
import { reportPagePhrases as phrases } from './parts/report-phrases.ts'
import classes from './parts/reports.module.css'

/** Guide 004 §4.2: what these users owe and have paid for what was verified, or metered, in these days. */
export default function AdvancedManagement() {
  const choices = useRead<typeof readFeeChoices>('GET /fee-report/choices')
  const last = useRead<typeof readFeeReport>('GET /fee-report')
  return (
    <DetailPage title={reportMenuPhrases.advancedManagement} crumbs={[{ label: orderMenuPhrases.orderManagement, to: '/products' }, { label: reportMenuPhrases.advancedManagement }]}>
      <Answer of={choices} isPart>{(found) => <Answer of={last} isPart>{({ search }) => <Report choices={found} last={search} />}</Answer>}</Answer>
    </DetailPage>
  )
}

/** What is shown, and what it was searched for. */
type Shown = Pick<LastSearch, 'searchedAt' | 'sums' | 'currency'> & { readonly conditions: Conditions }
const conditionsOf = ({ services, from, to, memberIds }: Conditions): Conditions => ({ services, from, to, memberIds })

function Report({ choices, last }: { readonly choices: AnswerOf<typeof readFeeChoices>; readonly last: LastSearch | null }) {
  const t = useSay()
  const { number } = useFormats()
  // Only a search whose users are remembered can be shown again: without them nobody could tell what it was.
  const [shown, setShown] = useState<Shown | null>(last?.remember ? { ...last, conditions: conditionsOf(last) } : null)
  const search = useAct<typeof searchFees>('POST /fee-report', { isQuiet: true })
  const form = useForm<SearchValues, Shown>({
    initial: last ? { ...conditionsOf(last), remember: last.remember } : { services: [], from: '', to: '', memberIds: [], remember: false },
    rules: searchRules, check: checkRange,
    submit: async (values) => {
      const { sums, currency, searchedAt } = await search.mutateAsync({ body: { services: [...values.services], from: values.from, to: values.to, memberIds: [...values.memberIds], remember: values.remember } })
      return { sums, currency, searchedAt, conditions: conditionsOf(values) }
    },
    onDone: (found) => {
      setShown(found)
      notify(phrases.searched, { count: number(found.sums.total.count) })
    },
  })
  const isSame = shown !== null && sameConditions(form.values, shown.conditions)
  return (
    <>
      <Section title={phrases.conditions}><ConditionForm form={form} choices={choices} /></Section>
      <Section title={phrases.result} actions={<Exporting shown={shown} isSame={isSame} />}>
        <Facts items={[
          { label: phrases.lastSearch, value: shown ?? last ? <MomentText moment={(shown ?? last)!.searchedAt} /> : t(phrases.noData) },
          shown && { label: phrases.payableTotal, value: <span className={classes.total}><Money amount={shown.sums.total.payable} symbol={currencySymbol(shown.currency.code)} /></span> },
          shown && { label: phrases.paidTotal, value: <span className={classes.total}><Money amount={shown.sums.total.paid} symbol={currencySymbol(shown.currency.code)} /></span> },
        ]} />
        {shown !== null && shown.sums.unpriced > 0 && <p className={classes.warning} role="status"><strong>{t(phrases.unpriced, { count: number(shown.sums.unpriced) })}</strong></p>}
        {shown === null && <EmptyState title={phrases.notShown} text={phrases.notShownText} />}
      </Section>
      {shown !== null && <ServiceFees key={`service ${shown.searchedAt}`} searchedAt={shown.searchedAt} sum={shown.sums.serviceFees} symbol={currencySymbol(shown.currency.code)} />}
      {shown !== null && <UsageFees key={`usage ${shown.searchedAt}`} searchedAt={shown.searchedAt} sum={shown.sums.usageFees} symbol={currencySymbol(shown.currency.code)} />}
    </>
  )
}

/** Only what is shown is exported (§4.2.5): not while the conditions on the page are others. */
function Exporting({ shown, isSame }: { readonly shown: Shown | null; readonly isSame: boolean }) {
  const t = useSay()
  const icon = <IconDownload size={16} aria-hidden />
  if (shown && isSame) return <Button component="a" href={addressOf('/fee-report/export', { query: { searchedAt: shown.searchedAt } })} download variant="default" leftSection={icon}>{t(phrases.exportOrder)}</Button>
  return (
    <div className={classes.exporting}>
      <span id="export-why" className={classes.small} role="status">{t(shown ? phrases.exportDiffers : phrases.exportNothing)}</span>
      <Button disabled variant="default" leftSection={icon} aria-describedby="export-why">{t(phrases.exportOrder)}</Button>
    </div>
  )
}
