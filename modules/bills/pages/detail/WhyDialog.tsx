import { Modal } from '@mantine/core'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, Facts } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink, useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import { Timeline } from '#kit/web/Timeline.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { explainBillLine } from '../../contract.ts'
import { addQuantities } from '../../rules/change.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { kindNames } from '../parts/looks.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/bills.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { quantityOf, usePeriod, whatOf } from './line-words.ts'

type Explanation = AnswerOf<typeof explainBillLine>

/** "Why this amount" of the line that the address names: `?why=12`. */
export function WhyDialog({ bill, asked }: BillProps) {
  const t = useSay()
  const [{ why }, changeSearch] = useSearchValues()
  const line = why !== undefined && /^[1-9]\d{0,8}$/.test(why) ? Number(why) : undefined
  return (
    <Modal opened={line !== undefined} onClose={() => changeSearch({ why: undefined })} size="lg" title={line !== undefined && t(phrases.whyAmount, { line })} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {line !== undefined && <Body bill={bill} asked={asked} line={line} />}
    </Modal>
  )
}

function Body({ bill, asked, line }: BillProps & { readonly line: number }) {
  const explanation = useRead<typeof explainBillLine>('GET /bills/:id/lines/:number', { params: { id: bill.id, number: line }, query: asked === undefined ? {} : { revision: asked } })
  return <Answer of={explanation} isPart>{(found) => <Explained of={found} />}</Answer>
}

function Explained({ of: { line, daysOfMonth, application, price, formula, usage } }: { readonly of: Explanation }) {
  const t = useSay()
  const { money, day } = useFormats()
  const period = usePeriod()
  return (
    <div className={classes.stack}>
      <Facts items={[
        line.resource !== null && { label: phrases.resource, value: <PageLink to={`/resources/${line.resource.id}`}>{line.resource.instanceId}</PageLink> },
        { label: phrases.what, value: whatOf(line, t) },
        { label: phrases.kind, value: t(kindNames[line.kind]) },
        { label: phrases.quantity, value: quantityOf(line) },
        { label: phrases.period, value: period(line) },
        { label: phrases.days, value: line.days },
        { label: phrases.department, value: line.department.name },
        { label: phrases.project, value: line.project?.name },
      ]} />
      <h3 className={classes.heading}>{t(phrases.formula)}</h3>
      <Formula line={line} formula={formula} daysOfMonth={daysOfMonth} />
      {price !== null && (
        <>
          <h3 className={classes.heading}>{t(phrases.price)}</h3>
          <p className={classes.plain}>{t(phrases.priceSince, { price: money(price.price), number: price.number, unit: price.unit, day: day(price.fromDay) })}{price.setBy !== null && ` · ${t(phrases.setBy, { name: price.setBy })}`}</p>
        </>
      )}
      <h3 className={classes.heading}>{t(phrases.asked)}</h3>
      <Asked application={application} />
      {line.kind === 'usage' && <UsageByDay usage={usage} unit={line.unit} />}
    </div>
  )
}

const formulas = { fixed: phrases.formulaFixed, usage: phrases.formulaUsage, provider: phrases.formulaProvider } as const

function Formula({ line, formula, daysOfMonth }: Pick<Explanation, 'line' | 'formula' | 'daysOfMonth'>) {
  const t = useSay()
  if (formula === null || line.kind === 'adjustment') return <p className={classes.plain}><strong><Money amount={line.amount} /></strong> {t(phrases.noFormula)}</p>
  return (
    <div>
      <p className={classes.formula}>{formula.text} = <strong><Money amount={formula.amount} /></strong></p>
      <p className={classes.dimmed}>{t(formulas[line.kind], { days: daysOfMonth })}; {t(phrases.rounded, { exact: formula.exact })}</p>
    </div>
  )
}

const stages: Readonly<Record<string, typeof phrases.stageOperator | typeof phrases.stageBureau | typeof phrases.stageCommittee>> = { operator: phrases.stageOperator, bureau: phrases.stageBureau, committee: phrases.stageCommittee }

function Asked({ application }: Pick<Explanation, 'application'>) {
  const t = useSay()
  if (application === null) return <p className={classes.dimmed}>{t(phrases.noApplication)}</p>
  return (
    <>
      <p className={classes.plain}><PageLink className={classes.textLink} to={`/applications/${application.id}`}>{application.number}</PageLink> · {t(phrases.askedBy, { name: application.applicant })}</p>
      {application.approvals.length > 0 && <Timeline steps={application.approvals.map(({ stage, by, at }, index) => ({ key: String(index), name: stages[stage] ?? stage, tone: 'success', person: by, at }))} />}
    </>
  )
}

function UsageByDay({ usage, unit }: { readonly usage: Explanation['usage']; readonly unit: string }) {
  const t = useSay()
  const { day } = useFormats()
  return (
    <>
      <h3 className={classes.heading}>{t(phrases.usage)}</h3>
      {usage.length === 0 ? <p className={classes.dimmed}>{t(phrases.noUsage)}</p> : (
        <ScrollTable label={phrases.usage}>
          <thead><tr><th scope="col">{t(phrases.day)}</th><th scope="col" data-numeric>{t(phrases.quantity)}</th></tr></thead>
          <tbody>{usage.map((entry) => <tr key={entry.day}><th scope="row">{day(entry.day)}</th><td data-numeric>{entry.quantity} {unit}</td></tr>)}</tbody>
          <tfoot><tr><th scope="row">{t(billPagePhrases.sum)}</th><td data-numeric>{addQuantities(usage.map(({ quantity }) => quantity))} {unit}</td></tr></tfoot>
        </ScrollTable>
      )}
    </>
  )
}
