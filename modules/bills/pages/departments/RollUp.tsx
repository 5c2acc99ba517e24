import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { Timeline } from '#kit/web/Timeline.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { readRollUp, RollUpDetail } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { DueDay } from '../parts/DueDay.tsx'
import { rollUpLooks, rollUpNames } from '../parts/looks.ts'
import { billMenuPhrases } from '../parts/menu-phrases.ts'
import classes from '../parts/bills.module.css'
import { departmentBillPhrases as phrases } from './department-phrases.ts'
import { Progress } from './Progress.tsx'
import { RollUpAnswers } from './RollUpAnswers.tsx'
import { RollUpBills } from './RollUpBills.tsx'
import { useRollUpRejection } from './use-roll-up-rejection.ts'

/** The sum of a sector's or of all bills of a month, with its answer (B3, B4). */
export default function RollUp() {
  const { id = '' } = usePageParams()
  const rollUp = useRead<typeof readRollUp>('GET /roll-ups/:id', { params: { id } })
  return <Answer of={rollUp}>{(data) => <Content key={`${id}/${data.round}`} rollUp={data} />}</Answer>
}

function Content({ rollUp }: { readonly rollUp: RollUpDetail }) {
  const t = useSay()
  const { kind, month, status, round } = rollUp
  const rejection = useRollUpRejection(rollUp)
  const note = status === 'waiting' ? (kind === 'whole' ? phrases.waitingWhole : phrases.waitingNote) : status === 'rejected' ? phrases.rejectedNote : undefined
  return (
    <DetailPage title={t(phrases.rollUpTitle, { month, name: rollUpNames[kind] })} tag={<StatusTag looks={rollUpLooks} status={status} />}
      crumbs={[{ label: billMenuPhrases.bills }, { label: billMenuPhrases.departmentBills, to: '/bills/departments' }, { label: month, to: `/bills/months/${month}` }, { label: rollUpNames[kind] }]}>
      {note && <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>{t(note)}</Alert>}
      <Section>
        <div className={classes.overview}><span className={classes.total}><Money amount={rollUp.total} /></span><span className={classes.small}>{t(phrases.sumOfBills)}</span></div>
        <Facts items={[
          { label: phrases.progress, value: <Progress confirmed={rollUp.confirmedCount} total={rollUp.billCount} /> },
          { label: billPagePhrases.dueOn, value: status === 'open' ? <DueDay dueOn={rollUp.dueOn} isOverdue={rollUp.isOverdue} /> : '—' },
          { label: phrases.round, value: round === 0 ? '—' : t(phrases.roundNumber, { round }) },
        ]} />
      </Section>
      <RollUpBills rollUp={rollUp} rejection={rollUp.allowed.includes('reject') ? rejection : undefined} />
      <Section title={phrases.answersOf}><Answers of={rollUp.feedback} /></Section>
      <RollUpAnswers rollUp={rollUp} rejection={rejection} />
    </DetailPage>
  )
}

function Answers({ of }: { readonly of: RollUpDetail['feedback'] }) {
  const t = useSay()
  if (of.length === 0) return <EmptyState title={phrases.noAnswers} />
  return (
    <Timeline steps={of.map(({ round, verdict, total, reason, bills, by, at }) => ({
      key: `${round} ${at}`, name: rollUpLooks[verdict].label, tone: rollUpLooks[verdict].tone, verdict: t(phrases.roundNumber, { round }), person: t(by), at, reason,
      more: <p className={classes.small}><Money amount={total} />{bills.length > 0 && ` · ${t(phrases.billsNamed, { names: bills.map(({ name }) => name).join('、') })}`}</p>,
    }))} />
  )
}
