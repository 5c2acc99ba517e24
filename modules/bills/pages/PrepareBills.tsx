import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import type { listMonths } from '../contract.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import { operatorMenuPhrases } from './parts/operator-menu-phrases.ts'
import { preparePhrases as phrases } from './parts/prepare-phrases.ts'
import BillsOfMonth from './prepare/BillsOfMonth.tsx'
import { MonthContext } from './prepare/month-context.ts'
import { RunSection } from './prepare/RunSection.tsx'
import classes from './prepare/prepare.module.css'

/** 统计/发送账单 (B1): a closed month's drafts are computed, checked and sent. */
export default function PrepareBills() {
  const months = useRead<typeof listMonths>('GET /bill-months')
  return (
    <DetailPage title={operatorMenuPhrases.prepareBills} crumbs={[{ label: billMenuPhrases.bills }, { label: operatorMenuPhrases.prepareBills }]}>
      <Answer of={months} isPart>{(found) => <Months of={found} />}</Answer>
    </DetailPage>
  )
}

type Found = AnswerOf<typeof listMonths>

function Months({ of: { dueMonths, items } }: { readonly of: Found }) {
  const t = useSay()
  const [values, change] = useSearchValues()
  const known = [...new Set([...dueMonths, ...items.map(({ month }) => month)])]
  const asked = values['month']
  // A message may name a month that has no bills any more; whoever writes another into the address sees the usual one.
  const month = asked !== undefined && known.includes(asked) ? asked : dueMonths[0] ?? items.find(({ draftCount }) => draftCount > 0)?.month ?? items[0]?.month
  if (month === undefined) return <EmptyState title={phrases.noMonths} text={phrases.noMonthsText} />
  const found = items.find((one) => one.month === month)
  const options = known.map((one) => {
    const draftCount = items.find((item) => item.month === one)?.draftCount ?? 0
    return { value: one, label: t(dueMonths.includes(one) ? phrases.monthMissing : draftCount > 0 ? phrases.monthDrafts : phrases.monthSent, { month: one, count: draftCount }) }
  })
  return (
    <>
      <Section>
        <div className={classes.month}>
          <SelectField id="bill-month" path="month" label={phrases.month} help={phrases.monthHelp} options={options} value={month} error={undefined} isRequired={false} onBlur={() => undefined}
            onChange={(chosen) => change({ month: chosen, page: undefined }, false)} />
        </div>
      </Section>
      <RunSection key={`run ${month}`} month={month} hasBills={found !== undefined} />
      <h2 className={classes.listTitle}>{t(phrases.bills, { month })}</h2>
      <MonthContext value={month}><BillsOfMonth key={month} /></MonthContext>
    </>
  )
}
