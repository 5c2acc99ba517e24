import { allowedActs } from '#kit/pure/policy.ts'
import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { RequestFacts } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { consequencesOf } from './consequences.ts'
import type { Consequences, Hindrance, Reorganisation, ReorganisationRow } from './contract.ts'
import { errorsOf, examine, findWished, type Wish } from './gathering.ts'
import { reorganisationPolicy } from './policy.ts'
import { isOpen } from './rules/status.ts'
import { readItems, type ItemRow, type ReorganisationRecord } from './store.ts'
import { findDepartment } from '#modules/departments/offers.ts'

export function rowOf(actor: Actor, now: Date, record: ReorganisationRecord): ReorganisationRow {
  const { id, number, state, day, from, to, projects, resources, plannedBy, plannedAt, version } = record
  return {
    id, number, state, day, from, to, projects, resources, plannedBy, plannedAt: plannedAt.toISOString(), version,
    allowed: allowedActs(reorganisationPolicy, actor, { state, day, today: dayOf(now) }),
  }
}

type Reading = { readonly reader: Reader; readonly actor: Actor; readonly now: Date; readonly request: RequestFacts }

export async function showReorganisation({ reader, actor, now, request }: Reading, record: ReorganisationRecord): Promise<Reorganisation> {
  const items = await readItems(reader, record.id)
  const open = isOpen(record.state) ? await forecast(reader, await storedWish(reader, record, items), request) : null
  const { lastRefusal } = record
  return {
    ...rowOf(actor, now, record), reason: record.reason, items: items.map((item) => ({ ...item })),
    doneAt: record.doneAt?.toISOString() ?? null, cancelledAt: record.cancelledAt?.toISOString() ?? null, cancelledBy: record.cancelledBy,
    lastRefusal: lastRefusal && { at: lastRefusal.at, hindrances: explained(lastRefusal.errors, request, new Refusal(lastRefusal.code, 409, lastRefusal.facts)) },
    consequences: record.outcome ?? open?.consequences ?? null, hindrances: open?.hindrances ?? [],
  }
}

/** What would be done today, and what is in its way. A wish that is wrong by now has no consequences. */
export async function forecast(reader: Reader, wish: Wish, request: RequestFacts): Promise<{ consequences: Consequences | null; hindrances: Hindrance[] }> {
  const found = await findWished(reader, wish)
  const errors = errorsOf(wish, found)
  if (errors.length > 0) return { consequences: null, hindrances: explained(errors, request) }
  const { hindrances, effects } = await examine(reader, wish, found)
  return { consequences: await consequencesOf(reader, wish, found, effects), hindrances: explained(hindrances, request) }
}

/** In the reader's words; a refusal without lines of its own is the line. */
function explained(errors: readonly FieldError[], request: RequestFacts, refusal = new Refusal('reorganisation.hindered', 409)): Hindrance[] {
  const problem = request.explain(new Refusal(refusal.code, 409, { ...refusal.facts }, errors))
  return problem.errors.length > 0 ? problem.errors.map(({ code, message }) => ({ code, message })) : errors.length === 0 && refusal.code === 'reorganisation.hindered' ? [] : [{ code: problem.code, message: problem.title }]
}

export async function storedWish(reader: Reader, { day, from, to }: ReorganisationRecord, items: readonly ItemRow[]): Promise<Wish> {
  return {
    day, from: (await findDepartment(reader, from.id))!, to: (await findDepartment(reader, to.id))!,
    projectIds: items.flatMap(({ project }) => project?.id ?? []),
    resources: items.flatMap(({ resource, toProject }) => resource && toProject ? [{ id: resource.id, toProjectId: toProject.id }] : []),
  }
}
