import { actedBy } from '#kit/pure/acted-by.ts'
import { parseMoney } from '#kit/pure/money.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCalendar } from '#modules/holidays/offers.ts'
import { bareCalendar, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import type { BillDetail, BillRow, RollUp, RollUpDetail } from './contract.ts'
import { readAdjustments, readQuestions, readRevisions, readSteps } from './feedback-store.ts'
import { billPolicy, cutOf, rollUpPolicy, seesDrafts } from './policy.ts'
import { findRollUp, readRollUpBills, readRollUpFeedback, type RollUpRecord } from './roll-up-store.ts'
import { groupedBy, storedDecimals, writtenAmount } from './rules/grouping.ts'
import { monthText } from './rules/months.ts'
import { shownStatus, type BillStatus } from './rules/status.ts'
import { sendBy, warningsOf } from './rules/warnings.ts'
import { findBill, type BillRecord } from './store.ts'
import { readSums, type SumRow } from './sum-store.ts'

/** What every row needs beside itself. */
export type Viewing = { readonly actor: Actor; readonly now: Date; readonly currency: Currency; readonly calendar: WorkCalendar }
/** `hasDrafts`: only what is to be sent has a day by which it is, and needs the calendar for it. */
export async function viewingFor(reader: Reader, actor: Actor, now: Date, hasDrafts: boolean = seesDrafts(actor)): Promise<Viewing> {
  const today = dayOf(now)
  const [currency, calendar] = await Promise.all([readCurrency(reader), hasDrafts ? readCalendar(reader, `${Number(today.slice(0, 4)) - 1}-01-01`, today) : bareCalendar])
  return { actor, now, currency, calendar }
}

export function billView({ actor, now, currency, calendar }: Viewing, bill: BillRecord): BillRow {
  const written = (amount: string) => writtenAmount(amount, currency.decimals)
  const isOperator = seesDrafts(actor)
  const today = dayOf(now)
  const previous = bill.previousTotal
  return {
    id: bill.id, month: monthText(bill.month), unit: { id: bill.unitId, name: bill.unitName }, sector: bill.sector, version: bill.version,
    status: shownStatus(bill.status, isOperator), revision: bill.revision === 0 ? null : bill.revision,
    total: written(bill.total), lineCount: bill.lineCount, isCut: bill.isCut, previousTotal: previous === null ? null : written(previous),
    sentAt: bill.sentAt?.toISOString() ?? null, dueOn: bill.dueOn, isOverdue: bill.status === 'sent' && bill.dueOn !== null && today > bill.dueOn,
    answeredAt: bill.answeredAt?.toISOString() ?? null,
    settlement: bill.settledOn === null ? null : { day: bill.settledOn, voucher: bill.settlementVoucher ?? '' },
    warnings: !isOperator ? [] : warningsOf({
      isDraft: bill.status === 'draft', total: parseMoney(bill.total, storedDecimals), previousTotal: previous === null ? null : parseMoney(previous, storedDecimals),
      hasAdmin: bill.hasAdmin, isOutdated: bill.isOutdated, openQuestions: bill.openQuestions, earlierOpen: bill.earlierOpen, sendBy: sendBy(bill.month, calendar), today,
    }),
    allowed: allowedActs(billPolicy, actor, bill),
  }
}

export async function showBill(reader: Reader, actor: Actor, id: string, now: Date): Promise<BillRow> {
  return billView(await viewingFor(reader, actor, now), await findBill(reader, actor, id))
}

/** Of an older revision the groupings and sums are that revision's; the flow is always whole. */
export async function showBillDetail(reader: Reader, actor: Actor, { id, revision }: { readonly id: string; readonly revision?: number | undefined }, now: Date): Promise<BillDetail> {
  const viewing = await viewingFor(reader, actor, now)
  const bill = await findBill(reader, actor, id)
  const cut = cutOf(actor, bill)
  // People who do not answer or prepare the bill as a whole see neither remarks nor reasons about others' lines (B2).
  const [revisions, questions, steps, adjustments] = await Promise.all([
    readRevisions(reader, id, cut), cut === null ? readQuestions(reader, id, bill.month) : [], cut === null ? readSteps(reader, id) : [], seesDrafts(actor) ? readAdjustments(reader, id) : [],
  ])
  const shownRevision = revision ?? currentRevision(actor, bill)
  if (revision !== undefined && revision !== currentRevision(actor, bill) && !revisions.some(({ number }) => number === revision)) throw notFound()
  const sums = await readSums(reader, { billId: id, revision: shownRevision, cut })
  const written = (amount: string | bigint) => writtenAmount(amount, viewing.currency.decimals)
  const row = billView(viewing, bill)
  const total = groupedBy(sums, () => '')[0]
  const isInWork = billPolicy.adjust.mayReach(actor, bill) && billPolicy.adjust.hinders?.(actor, bill) === undefined
  return {
    ...row, ...revision === undefined ? {} : { revision, total: written(total?.amount ?? 0n), lineCount: total?.lineCount ?? 0, allowed: revision === row.revision ? row.allowed : [] },
    currency: viewing.currency, ...groupings(sums, written),
    revisions: revisions.map((sent) => ({
      number: sent.number, total: written(sent.total), lineCount: sent.lineCount, sentAt: sent.sentAt.toISOString(), sentBy: sent.sentBy, dueOn: sent.dueOn,
      feedback: sent.verdict === null || sent.answeredAt === null ? null : { verdict: sent.verdict, reason: cut === null ? sent.reason ?? '' : '', by: by(sent.answeredBy, sent.answeredFor) ?? '', at: sent.answeredAt.toISOString() },
    })),
    questions: questions.map(({ answeredBy, answeredAt, amount, ...question }) =>
      ({ ...question, amount: written(amount), answered: answeredAt === null ? null : { name: answeredBy ?? '', at: answeredAt.toISOString() } })),
    adjustments: adjustments.map(({ id: adjustmentId, amount, reason, departmentId, departmentName, revision: shownFrom, by: name, at }) => ({
      id: adjustmentId, amount: written(amount), reason, department: { id: departmentId, name: departmentName }, revision: shownFrom, by: { name, at: at.toISOString() },
      allowed: isInWork && shownFrom > bill.revision ? ['remove'] : [],
    })),
    steps: steps.map(({ at, to, by: name, forWhom, ...step }) => ({ ...step, to: shownStatus(to as BillStatus, seesDrafts(actor)), at: at.toISOString(), by: by(name, forWhom) })),
  }
}

/** The revision that a reader is shown unless they ask for another: the draft's for those who prepare it. */
export function currentRevision(actor: Actor, { status, revision }: Pick<BillRecord, 'status' | 'revision'>): number {
  return seesDrafts(actor) && status === 'draft' ? revision + 1 : revision
}

function groupings(sums: readonly SumRow[], written: (amount: bigint) => string): Pick<BillDetail, 'byRegion' | 'byProject' | 'byService' | 'byDepartment'> {
  const named = <Id extends string | null, Name>(id: Id, name: Name) => id === null ? null : { id: id as string, name: name as string }
  const grouped = <Shown>(keyOf: (row: SumRow) => string | null, show: (row: SumRow) => Shown) =>
    groupedBy(sums, keyOf).map(({ first, amount, lineCount }) => ({ ...show(first), amount: written(amount), lineCount }))
  return {
    byRegion: grouped(({ regionId }) => regionId, ({ regionId, regionName }) => ({ region: regionId === null ? null : { id: regionId, names: regionName! } })),
    byProject: grouped(({ projectId }) => projectId, ({ projectId, projectName }) => ({ project: named(projectId, projectName) })),
    byService: grouped(({ serviceCode, kind }) => `${serviceCode} ${kind}`, ({ serviceCode, serviceName, kind }) => ({ service: serviceCode === null ? null : { code: serviceCode, names: serviceName! }, kind })),
    byDepartment: grouped(({ departmentId }) => departmentId, ({ departmentId, departmentName }) => ({ department: { id: departmentId, name: departmentName } })),
  }
}

function by(name: string | null, forWhom: string | null): string | [string, string, string] | null {
  if (name === null) return null
  const shown: string | Phrase = actedBy(name, forWhom)
  return typeof shown === 'string' ? shown : [...shown]
}

// ---- roll-ups ----

export function rollUpView({ actor, now, currency }: Viewing, rollUp: RollUpRecord): RollUp {
  const { id, month, kind, status, round, total, billCount, confirmedCount, dueOn } = rollUp
  return {
    id, month: monthText(month), kind, status, round, total: writtenAmount(total, currency.decimals), billCount, confirmedCount, dueOn,
    isOverdue: status === 'open' && dueOn !== null && dayOf(now) > dueOn, allowed: allowedActs(rollUpPolicy, actor, rollUp),
  }
}

export async function showRollUp(reader: Reader, actor: Actor, id: string, now: Date): Promise<RollUpDetail> {
  const viewing = await viewingFor(reader, actor, now)
  const rollUp = await findRollUp(reader, actor, id)
  return {
    ...rollUpView(viewing, rollUp), currency: viewing.currency,
    bills: (await readRollUpBills(reader, rollUp)).map(({ unitId, unitName, status, revision, total, ...bill }) => ({
      ...bill, unit: { id: unitId, name: unitName }, status: shownStatus(status, seesDrafts(actor)), revision: revision === 0 ? null : revision, total: writtenAmount(total, viewing.currency.decimals),
    })),
    feedback: (await readRollUpFeedback(reader, id)).map(({ by: name, forWhom, at, total, ...answer }) =>
      ({ ...answer, total: writtenAmount(total, viewing.currency.decimals), by: by(name, forWhom) ?? '', at: at.toISOString() })),
  }
}
