import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import { invalid } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'

type Name = [english: string, traditional: string, simplified: string]
type Writing = { readonly actor: Actor; readonly now: Date }

/** One answer to a revision; the primary key lets nobody answer it twice. */
export type NewFeedback = { readonly billId: string; readonly month: Day; readonly revision: number; readonly verdict: 'confirmed' | 'rejected'; readonly reason: string }
export async function insertFeedback(tx: Tx, { billId, revision, verdict, reason }: NewFeedback, { actor, now }: Writing): Promise<void> {
  await sql`insert into bill_feedback (bill_id, revision, verdict, reason, account_id, for_account_id, at)
    values (${billId}, ${revision}, ${verdict}, ${reason}, ${actor.id}, ${actor.actingFor?.id ?? null}, ${now})`.execute(tx)
}

/** Lines in question, which must be lines of that revision (B11). */
export async function insertQuestions(tx: Tx, { billId, month, revision }: NewFeedback, lines: readonly { readonly number: number; readonly remark: string }[]): Promise<void> {
  if (lines.length === 0) return
  const { rows } = await sql<{ number: number }>`
    insert into bill_questions (bill_id, revision, line_number, remark)
    select ${billId}, ${revision}, l.number, w.remark from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as w(number integer, remark text)
    join bill_lines l on l.month = ${month} and l.bill_id = ${billId} and l.revision = ${revision} and l.number = w.number
    on conflict do nothing returning line_number as number`.execute(tx)
  const known = new Set(rows.map(({ number }) => number))
  const wrong = lines.flatMap(({ number }, index) => known.has(number) && lines.findIndex((other) => other.number === number) === index ? [] : [{ path: `lines/${index}/number`, code: 'field.not_an_option' }])
  if (wrong.length > 0) throw invalid(wrong)
}

/** True for the one answer that counts. */
export async function writeAnswer(tx: Tx, billId: string, questionId: string, { outcome, answer }: { readonly outcome: 'adjusted' | 'kept'; readonly answer: string }, { actor, now }: Writing): Promise<boolean> {
  const { rows } = await sql`update bill_questions set outcome = ${outcome}, answer = ${answer}, answered_by = ${actor.id}, answered_at = ${now}
    where id = ${questionId} and bill_id = ${billId} and outcome is null returning id`.execute(tx)
  return rows.length > 0
}

export async function isQuestionOf(reader: Reader, billId: string, questionId: string): Promise<boolean> {
  const { rows } = await sql`select from bill_questions where id = ${questionId} and bill_id = ${billId}`.execute(reader)
  return rows.length > 0
}

export type QuestionRow = {
  readonly id: string; readonly revision: number; readonly lineNumber: number; readonly remark: string; readonly lineText: Name; readonly amount: string
  readonly outcome: 'adjusted' | 'kept' | null; readonly answer: string; readonly answeredBy: string | null; readonly answeredAt: Date | null
}
/** Newest revision first; what a line is called: its resource and component, or its note. */
export async function readQuestions(reader: Reader, billId: string, month: Day): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select q.id::text as id, q.revision, q.line_number as "lineNumber", q.remark, l.amount::text as amount, q.outcome, q.answer, a.display_name as "answeredBy", q.answered_at as "answeredAt",
      jsonb_build_array(text.line, text.line, text.line) as "lineText"
    from bill_questions q join bill_lines l on l.month = ${month} and l.bill_id = q.bill_id and l.revision = q.revision and l.number = q.line_number
    left join resources res on res.id = l.resource_id left join accounts a on a.id = q.answered_by
    cross join lateral (select concat_ws(' · ', nullif(res.instance_id, ''), nullif(concat_ws(' ', nullif(l.resource, ''), nullif(l.spec, '')), ''), nullif(l.provider, ''), nullif(l.note, '')) as line) text
    where q.bill_id = ${billId} order by q.revision desc, q.line_number`.execute(reader)
  return rows
}

export type RevisionRow = {
  readonly number: number; readonly total: string; readonly lineCount: number; readonly sentAt: Date; readonly sentBy: string | null; readonly dueOn: Day
  readonly verdict: 'confirmed' | 'rejected' | null; readonly reason: string | null; readonly answeredBy: string | null; readonly answeredFor: string | null; readonly answeredAt: Date | null
}
/** Newest first; sums are cut to the given departments where not everything may be seen (B2). */
export async function readRevisions(reader: Reader, billId: string, cut: readonly string[] | null): Promise<RevisionRow[]> {
  const part = (column: 'amount' | 'line_count') => sql`(select coalesce(sum(s.${sql.ref(column)}), 0) from bill_sums s where s.bill_id = r.bill_id and s.revision = r.number and s.department_id = any(${[...cut ?? []]}::bigint[]))`
  const { rows } = await sql<RevisionRow>`
    select r.number, ${cut === null ? sql`r.total` : part('amount')}::text as total, (${cut === null ? sql`r.line_count` : part('line_count')})::int as "lineCount",
      r.sent_at as "sentAt", s.display_name as "sentBy", r.due_on as "dueOn",
      f.verdict, f.reason, a.display_name as "answeredBy", af.display_name as "answeredFor", f.at as "answeredAt"
    from bill_revisions r left join accounts s on s.id = r.sent_by
    left join bill_feedback f on f.bill_id = r.bill_id and f.revision = r.number left join accounts a on a.id = f.account_id left join accounts af on af.id = f.for_account_id
    where r.bill_id = ${billId} order by r.number desc`.execute(reader)
  return rows
}

export type StepRow = { readonly act: string; readonly to: string; readonly revision: number; readonly at: Date; readonly by: string | null; readonly forWhom: string | null; readonly reason: string }
export async function readSteps(reader: Reader, billId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.act, s.to_status as "to", s.revision, s.at, a.display_name as by, f.display_name as "forWhom", s.reason
    from bill_steps s left join accounts a on a.id = s.account_id left join accounts f on f.id = s.for_account_id where s.bill_id = ${billId} order by s.id`.execute(reader)
  return rows
}

export type AdjustmentRow = { readonly id: string; readonly amount: string; readonly reason: string; readonly departmentId: string; readonly departmentName: string; readonly revision: number; readonly by: string; readonly at: Date }
/** Those that count, oldest first. */
export async function readAdjustments(reader: Reader, billId: string): Promise<AdjustmentRow[]> {
  const { rows } = await sql<AdjustmentRow>`
    select j.id::text as id, j.amount::text as amount, j.reason, j.department_id::text as "departmentId", department_label(d) as "departmentName", j.revision, a.display_name as by, j.at
    from bill_adjustments j join departments d on d.id = j.department_id join accounts a on a.id = j.account_id
    where j.bill_id = ${billId} and j.removed_at is null order by j.id`.execute(reader)
  return rows
}
