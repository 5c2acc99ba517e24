import { DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import type { UsageFeeDetail } from '../../fee-contract.ts'
import { feeLooks } from './looks.ts'
import { LineTable } from './LineTable.tsx'
import { usageMenuPhrases } from './menu-phrases.ts'
import { usagePagePhrases as phrases } from './page-phrases.ts'
import { ScrollTable } from './ScrollTable.tsx'
import classes from './usage.module.css'

/** A month's fee with its lines and what was taken for it, to the member or to operators. */
export function FeeDetail({ fee, isOwn }: { readonly fee: UsageFeeDetail; readonly isOwn: boolean }) {
  const t = useSay()
  const month = fee.month.slice(0, 7)
  const parent = isOwn ? { label: usageMenuPhrases.myUsage, to: '/my-usage' } : { label: usageMenuPhrases.usageFees, to: '/usage-fees' }
  const hasLate = fee.lines.some((line) => line.month < fee.month)
  return (
    <DetailPage title={t(phrases.feeOf, { month })} tag={<StatusTag looks={feeLooks} status={fee.state} />} crumbs={[parent, { label: month }]}>
      <Section title={phrases.amount}>
        <Facts items={[
          ...isOwn ? [] : [{ label: phrases.member, value: fee.member.name }],
          { label: phrases.amount, value: <Money amount={fee.amount} /> }, { label: phrases.charged, value: <Money amount={fee.charged} /> },
          { label: phrases.due, value: <Money amount={fee.due} /> }, { label: phrases.computedAt, value: <MomentText moment={fee.computedAt} /> },
        ]} />
      </Section>
      <Section title={phrases.lines}>
        <LineTable label={phrases.lines} lines={fee.lines} month={fee.month} productPage={isOwn ? '/my-products' : '/products'} />
        {hasLate && <p className={classes.dimmed}>* {t(phrases.lateNote)}</p>}
      </Section>
      <Section title={phrases.payments}>
        {fee.payments.length === 0 ? <p className={classes.dimmed}>{t(phrases.noPayments)}</p> : (
          <ScrollTable label={phrases.payments}>
            <tbody>{fee.payments.map(({ at, amount }) => <tr key={`${at} ${amount}`}><td><MomentText moment={at} /></td><td data-numeric><Money amount={amount} /></td></tr>)}</tbody>
          </ScrollTable>
        )}
      </Section>
    </DetailPage>
  )
}
