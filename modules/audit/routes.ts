import { notFound } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { exportMyPersonalDataQuery, exportPersonalDataQuery } from './actions/export-personal-data.ts'
import { pseudonymiseAccountAction, readPseudonymisationQuery } from './actions/pseudonymise-account.ts'
import { verifyAuditLogRoute } from './actions/verify-audit-log.ts'
import { auditAnswer, detailAnswer, pastVerification } from './answer.ts'
import { listAuditEvents, listMyActs, readAuditEvent, readAuditOverview, readVerifications } from './contract.ts'
import { exportAuditEventsQuery } from './exports.ts'
import { lastSeal } from './seal-store.ts'
import { actsByDay, findAuditEvent, pastVerifications, readActsOf, readAuditEvents, waitingForSeal } from './store.ts'

export const auditRoutes: readonly Route[] = [
  query(listAuditEvents, async ({ database, input }) => {
    const { items, ...page } = await readAuditEvents(database, input)
    return { ...page, items: items.map(auditAnswer) }
  }),
  exportAuditEventsQuery,
  query(readAuditOverview, async ({ database, now }) => {
    const [last] = await pastVerifications(database, 1)
    return { days: await actsByDay(database, now), waiting: await waitingForSeal(database), verification: last ? pastVerification(last) : null }
  }),
  query(readVerifications, async ({ database }) => {
    const head = await lastSeal(database)
    return {
      head: head ? { sequence: head.sequence, hash: head.hash, sealedAt: head.sealedAt.toISOString() } : null,
      waiting: await waitingForSeal(database), items: (await pastVerifications(database, 10)).map(pastVerification),
    }
  }),
  verifyAuditLogRoute,
  query(readAuditEvent, async ({ database, actor, input }) => {
    const event = await findAuditEvent(database, input.id)
    if (!event) throw notFound()
    return detailAnswer(event, actor.language)
  }),
  query(listMyActs, async ({ database, actor, input }) => {
    const { items, ...page } = await readActsOf(database, actor.id, input)
    return { ...page, items: items.map(auditAnswer) }
  }),
  exportPersonalDataQuery,
  exportMyPersonalDataQuery,
  readPseudonymisationQuery,
  pseudonymiseAccountAction,
]
