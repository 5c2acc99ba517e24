import { Section } from '#kit/web/DetailPage.tsx'
import { RadioField, TextAreaField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { atMost, isRequired, type Check } from '#kit/web/checks.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { Money, MomentText } from '#kit/web/Values.tsx'
import type { answerQuestion, BillDetail } from '../../contract.ts'
import { workPhrases as phrases } from '../parts/work-phrases.ts'
import { useRefreshing } from './use-refreshing.ts'
import parts from '../parts/bills.module.css'
import classes from './one-bill.module.css'

type Question = BillDetail['questions'][number]
type Outcome = 'adjusted' | 'kept'
const longestAnswer = 500
const looks: StatusLooks<'waiting' | Outcome> = {
  waiting: { label: phrases.waits, tone: 'waiting' }, adjusted: { label: phrases.outcomeAdjusted, tone: 'success' }, kept: { label: phrases.outcomeKept, tone: 'info' },
}

/** Lines that the department put in question, each with its remark and the answer, or the form for it (B11). */
export function OpenQuestions({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  return (
    <Section title={phrases.questions}>
      <p className={classes.help}>{t(phrases.questionsText)}</p>
      <ul className={classes.questions}>{bill.questions.map((question) => <li key={question.id}><QuestionOf bill={bill} question={question} /></li>)}</ul>
    </Section>
  )
}

function QuestionOf({ bill, question }: { readonly bill: BillDetail; readonly question: Question }) {
  const t = useSay()
  const { revision, lineNumber, lineText, amount, remark, outcome, answer, answered } = question
  const words = t(lineText)
  return (
    <>
      <div className={classes.head}>
        <h3>{t(phrases.questionLine, { line: lineNumber, revision })}</h3>
        <StatusTag looks={looks} status={outcome ?? 'waiting'} />
      </div>
      <p className={classes.line}>{words} <Money amount={amount} /> <PageLink className={parts.textLink ?? ''} to={`/bills/prepare/${bill.id}?tab=lines&q=${encodeURIComponent(words.split(' · ')[0] ?? '')}`}>{t(phrases.findLine)}</PageLink></p>
      <blockquote className={classes.remark}>{remark}</blockquote>
      {outcome !== null && <p className={classes.line}>{answer} <span className={classes.help}>{answered !== null && <>{t(answered.name)} · <MomentText moment={answered.at} /></>}</span></p>}
      {outcome === null && bill.allowed.includes('answer') && <AnswerForm bill={bill} question={question} />}
    </>
  )
}

const isExplained: Check<string, { readonly outcome: string }> = (text, { outcome }) => outcome === 'kept' && text.trim() === '' ? { phrase: kitPhrases.fieldRequired } : undefined

function AnswerForm({ bill: { id, version }, question }: { readonly bill: BillDetail; readonly question: Question }) {
  const t = useSay()
  const refreshing = useRefreshing()
  const send = useAct<typeof answerQuestion>('POST /bills/:id/questions/:questionId/answer', { done: phrases.answered, isQuiet: true })
  const form = useForm({
    draft: `bill:question:${question.id}`, initial: { outcome: '', answer: '' },
    rules: { outcome: [isRequired], answer: [isExplained, atMost(longestAnswer)] },
    submit: ({ outcome, answer }) => refreshing(send.mutateAsync({ params: { id, questionId: question.id }, body: { version, outcome: outcome as Outcome, answer: answer.trim() } })),
  })
  return (
    <FormBody form={form} verb={phrases.answer} isPart>
      <RadioField {...form.field('outcome')} label={t(phrases.outcome, { line: question.lineNumber })} options={[{ value: 'adjusted', label: phrases.outcomeAdjusted }, { value: 'kept', label: phrases.outcomeKept }]} />
      <TextAreaField {...form.field('answer')} label={phrases.explanation} help={phrases.explanationHelp} maximum={longestAnswer} rows={2} />
    </FormBody>
  )
}
