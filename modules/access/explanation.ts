import { invalid, notFound } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import type { Explanation, getExplanation } from './contract.ts'
import type { AccessQuestions, AskedAccount, FoundRecord, RecordExplainer } from './offers.ts'
import { inWords, nameOfQuestion } from './explanation-words.ts'
import { holds, type Actor } from './rules/actor.ts'
import { explainPermission, explainPerson, isPlain, type Explained, type Reason } from './rules/explain.ts'

type Question = InputOf<typeof getExplanation>
type Subject = { readonly explainer: RecordExplainer; readonly record: FoundRecord }

/** Why may / may not (A7): for the account itself, and for the platform admin about everybody; for others nobody is there. */
export async function explanationOf(questions: AccessQuestions, reader: Reader, asker: Actor, question: Question): Promise<Explanation> {
  const isAdmin = holds(asker, 'account.maintain')
  const { accountId = asker.id } = question
  if (accountId !== asker.id && !isAdmin) throw notFound()
  const found = await questions.accountOf(reader, accountId)
  if (!found) throw notFound()
  // About oneself, one is asked as one is at work: also while acting for somebody.
  const asked = accountId === asker.id ? { ...found, actor: asker } : found
  const subject = await subjectOf(questions, reader, asked.actor, question)
  if (subject && !subject.record.isSeen && !isAdmin) throw notFound()
  const { isAllowed, reasons } = answer(asked, question.permission, subject)
  return {
    account: { id: asked.actor.id, name: asked.actor.displayName }, permission: question.permission, name: [...nameOfQuestion(question.permission, subject?.explainer)],
    record: subject ? shown(subject) : null,
    verdict: isAllowed ? 'allowed' : 'refused',
    reasons: reasons.map((reason) => inWords(reason, subject?.explainer.phrases ?? {})),
  }
}

async function subjectOf({ records }: AccessQuestions, reader: Reader, about: Actor, { recordKind, recordId }: Question): Promise<Subject | undefined> {
  if (recordKind === undefined) return undefined
  const explainer = records.find(({ kind }) => kind === recordKind)
  if (!explainer) throw invalid([{ path: 'recordKind', code: 'field.not_an_option' }])
  if (recordId === undefined) throw invalid([{ path: 'recordId', code: 'field.required' }])
  const record = await explainer.find(reader, about, recordId)
  if (!record) throw notFound()
  return { explainer, record }
}

/** The number and the title, so that one sees which record it is about; nothing of what is in it. */
function shown({ explainer: { kind }, record: { id, number, title, place } }: Subject): Explanation['record'] {
  return { kind, id, number, title, department: place?.departmentName ?? null }
}

function answer({ actor, isEnabled, mayActFor }: AskedAccount, permission: string, subject: Subject | undefined): Explained {
  const person = explainPerson(actor, isEnabled, mayActFor)
  const asked = isPlain(permission) ? explainPermission(actor, permission, subject?.record.place ?? null) : actOf(permission, subject)
  const seeing = subject ? explainSeeing(actor, permission, subject) : []
  const isSeen = subject?.record.isSeen ?? true
  return { isAllowed: person.isAllowed && isSeen && asked.isAllowed, reasons: [...person.reasons, ...seeing, ...asked.reasons] }
}

function actOf(permission: string, subject: Subject | undefined): Explained {
  const [, kind, act] = /^([a-z_]+)\.(\w+)$/.exec(permission) ?? []
  if (subject && kind === subject.explainer.kind && act !== undefined && Object.hasOwn(subject.explainer.acts, act)) return subject.record.explain(act)
  throw invalid([{ path: 'permission', code: subject ? 'explanation.unknown_permission' : 'explanation.record_needed' }])
}

/** A record outside the scope does not exist (A2), whatever else the account might do there. */
function explainSeeing(actor: Actor, permission: string, { explainer: { sees, unseen }, record }: Subject): readonly Reason[] {
  if (record.isSeen) return [{ code: 'explanation.seen', isMet: true, facts: {} }]
  const view = sees === null || sees === permission ? undefined : explainPermission(actor, sees, record.place)
  const isInScope = sees !== null && explainPermission(actor, sees, record.place).isAllowed
  return [
    { code: 'explanation.unseen', isMet: false, facts: {} },
    ...(sees === null || isInScope) && unseen !== undefined ? [{ code: unseen, isMet: false, facts: {} }] : view?.reasons ?? [],
  ]
}
