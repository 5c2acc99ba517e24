import { link, money, moment, status, text } from '#kit/web/columns.tsx'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import { DayText } from '#kit/web/Values.tsx'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import type { AnswerOf } from '#kit/pure/contract.ts'
import type { listFees, readFeeState, UsageFeeRow } from '../fee-contract.ts'
import { usageMetric } from '../rules/metrics.ts'
import { feeLooks } from './parts/looks.ts'
import { usageMenuPhrases } from './parts/menu-phrases.ts'
import { usagePagePhrases as phrases } from './parts/page-phrases.ts'
import { ScrollTable } from './parts/ScrollTable.tsx'
import classes from './parts/usage.module.css'

const Fees = listPage<typeof listFees>('GET /usage-fees', {
  title: usageMenuPhrases.usageFees, isPart: true, empty: phrases.noFees,
  quickFilters: [{ label: phrases.all, filters: {} }, { label: phrases.stateDue, filters: { state: 'due' } }],
  columns: [
    link('month', phrases.month, ({ id }: UsageFeeRow) => `/usage-fees/${id}`, { sort: true, width: 120, value: ({ month }: UsageFeeRow) => month.slice(0, 7) }),
    text('member', phrases.member, { filter: true }),
    money('amount', phrases.amount, { sort: true }),
    money('charged', phrases.charged),
    money('due', phrases.due, { sort: true }),
    status('state', phrases.state, feeLooks, { filter: true }),
    moment('computedAt', phrases.computedAt),
  ],
})

/** What members pay for their usage, what they owe, and whose fees wait for a unit price. */
export default function UsageFees() {
  const state = useRead<typeof readFeeState>('GET /usage-fees/state')
  return (
    <DetailPage title={usageMenuPhrases.usageFees} crumbs={[{ label: orderMenuPhrases.orderManagement }, { label: usageMenuPhrases.usageFees }]}>
      <Answer of={state} isPart>{(data) => <State state={data} />}</Answer>
      <Fees />
    </DetailPage>
  )
}

function State({ state: { due, members, waiting } }: { readonly state: AnswerOf<typeof readFeeState> }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <>
      <Section title={phrases.dueNow}><p className={classes.plain}>{members === 0 ? t(phrases.nothingDue) : t(phrases.dueTogether, { amount: formatAmount(due, ''), members: number(members) })}</p></Section>
      {waiting.length > 0 && (
        <Section title={phrases.waiting} actions={<PageLink to="/unit-prices">{t(phrases.priceList)}</PageLink>}>
          <div className={classes.stack}>
            <p className={classes.dimmed}>{t(phrases.waitingHelp)}</p>
            <ScrollTable label={phrases.waiting}>
              <thead><tr><th scope="col">{t(phrases.member)}</th><th scope="col">{t(phrases.metric)}</th><th scope="col">{t(phrases.days)}</th><th scope="col" data-numeric>{t(phrases.quantity)}</th></tr></thead>
              <tbody>{waiting.map(({ member, metric, fromDay, toDay, quantity }) => (
                <tr key={`${member.id} ${metric}`}><td>{member.name}</td><td>{t(usageMetric(metric).names)}</td><td><DayText day={fromDay} />{fromDay !== toDay && <> – <DayText day={toDay} /></>}</td><td data-numeric>{number(quantity)} {usageMetric(metric).unit}</td></tr>
              ))}</tbody>
            </ScrollTable>
          </div>
        </Section>
      )}
    </>
  )
}
