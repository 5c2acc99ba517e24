import type { AnswerOf } from '#kit/pure/contract.ts'
import { link, money, status } from '#kit/web/columns.tsx'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import { orderMenuPhrases } from '#modules/orders/pages/parts/menu-phrases.ts'
import type { listMyFees, readMyUsage, UsageFeeRow } from '../fee-contract.ts'
import { feeLooks } from './parts/looks.ts'
import { LineTable } from './parts/LineTable.tsx'
import { usageMenuPhrases } from './parts/menu-phrases.ts'
import { usagePagePhrases as phrases } from './parts/page-phrases.ts'
import classes from './parts/usage.module.css'

const Fees = listPage<typeof listMyFees>('GET /usage-fees/mine', {
  title: phrases.fees, isPart: true, empty: phrases.noFees,
  columns: [
    link('month', phrases.month, ({ id }: UsageFeeRow) => `/my-usage/fees/${id}`, { sort: true, width: 120, value: ({ month }: UsageFeeRow) => month.slice(0, 7) }),
    money('amount', phrases.amount),
    money('charged', phrases.charged),
    money('due', phrases.due),
    status('state', phrases.state, feeLooks, { filter: true }),
  ],
})

/** A member's own usage: what is due, what is not charged yet, and the fees of the months. */
export default function MyUsage() {
  const t = useSay()
  const usage = useRead<typeof readMyUsage>('GET /usage/mine')
  return (
    <DetailPage title={usageMenuPhrases.myUsage} crumbs={[{ label: orderMenuPhrases.shop }, { label: usageMenuPhrases.myUsage }]} actions={<LinkButton variant="default" to="/my-usage/days">{t(phrases.byDay)}</LinkButton>}>
      <Answer of={usage} isPart>{(data) => <Present usage={data} />}</Answer>
      <h2 className={classes.heading}>{t(phrases.fees)}</h2>
      <Fees />
    </DetailPage>
  )
}

function Present({ usage: { due, openAmount, open } }: { readonly usage: AnswerOf<typeof readMyUsage> }) {
  const t = useSay()
  const owes = /[1-9]/.test(due)
  const help = openAmount === null ? phrases.noPriceHelp : openAmount.startsWith('-') ? phrases.openCredit : phrases.openHelp
  return (
    <>
      <Section title={phrases.dueNow}>
        {owes ? <><p className={classes.strong}>{t(phrases.points, { amount: formatAmount(due, '') })}</p><p className={classes.dimmed}>{t(phrases.dueHelp)}</p></> : <p className={classes.plain}>{t(phrases.nothingDue)}</p>}
      </Section>
      <Section title={phrases.open}>
        {open.length === 0 ? <p className={classes.plain}>{t(phrases.noOpen)}</p> : (
          <div className={classes.stack}>
            {openAmount !== null && <p className={classes.strong}>{t(phrases.points, { amount: formatAmount(openAmount, '') })}</p>}
            <p className={classes.dimmed}>{t(help)}</p>
            <LineTable label={phrases.open} lines={open} productPage="/my-products" />
          </div>
        )}
      </Section>
    </>
  )
}
