import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import { attachmentsOf } from '#modules/attachments/offers.ts'
import { itemsOf, unitsOf, usersOf, versionsOf, type ExistingResource, type ItemRow, type UnitRow, type VersionRow } from './content-store.ts'
import type { Application, ApplicationRow, ApplicationSnapshot } from './contract.ts'
import type { ItemResource } from './existing-contract.ts'
import { applicationPolicy } from './policy.ts'
import { deadlineState } from './rules/deadline.ts'
import { flowOf } from './rules/flow.ts'
import { findApplication, stepsOf, type ApplicationRecord } from './store.ts'

/** Applications as the contract answers them. */
export function rowOf(actor: Actor, application: ApplicationRecord): ApplicationRow {
  const { id, number, title, kind, mode, status, stage, step, dueOn, version, projectId, projectName } = application
  return {
    id, number, title, kind, mode, status, stage, step, dueOn, version,
    services: application.services.map(({ code, name }) => ({ code, name: [...name] })),
    department: { id: application.departmentId, name: application.departmentName },
    project: projectId !== null && projectName !== null ? { id: projectId, name: projectName } : null,
    applicant: { id: application.applicantId, name: application.applicantName },
    submittedAt: application.submittedAt?.toISOString() ?? null,
    deadline: deadlineOf(application),
    allowed: allowedActs(applicationPolicy, actor, application),
  }
}

/** R7: where the count of working days stands today. */
export function deadlineOf({ status, dueOn, today, daysCounted, slaDays, daysLeft, isDueEstimated }: ApplicationRecord): ApplicationRow['deadline'] {
  const state = deadlineState(status, dueOn, today, daysLeft)
  return { state, dueOn, daysCounted, isEstimated: isDueEstimated, daysLeft: state === 'paused' ? slaDays - daysCounted : daysLeft }
}

/** Everything about one application; each write answers with it. `known`: what was read of it already and has not changed since. */
export async function showApplication(reader: Reader, actor: Actor, id: string, known?: Pick<ApplicationSnapshot, 'users' | 'attachments'>): Promise<Application> {
  const application = await findApplication(reader, actor, id)
  const items = await itemsOf(reader, id)
  const units = Map.groupBy(await unitsOf(reader, id), (unit) => unit.itemId)
  return {
    ...rowOf(actor, application),
    sector: application.sector, reason: application.reason, documentNumber: application.documentNumber,
    route: [...application.route], round: application.round,
    users: known?.users ?? await usersOf(reader, id),
    attachments: known?.attachments ?? await attachmentsOf(reader, { kind: 'application', id }),
    items: items.map((item) => ({ ...wantedItem(item), units: (units.get(item.id) ?? []).map(unitOf), refused: item.refusedReason, rejected: rejectionOf(item) })),
    flow: flowOf(application, (await stepsOf(reader, id)).map(({ accountId, accountName, forAccountId, forAccountName, at, ...step }) =>
      ({ ...step, ...personsOfAct({ accountId, accountName, forAccountId, forAccountName }), at: at.toISOString() }))),
    versions: (await versionsOf(reader, id)).map(versionOf),
    createdAt: application.createdAt.toISOString(), endedAt: application.endedAt?.toISOString() ?? null,
  }
}

/** What a version keeps: complete, in the words of that day (R3). `known`: its base information, where that was read and has not changed since. */
export async function snapshotOf(reader: Reader, actor: Actor, id: string, known?: ApplicationRecord): Promise<ApplicationSnapshot> {
  const { title, reason, documentNumber, projectId, projectName } = known ?? await findApplication(reader, actor, id)
  return {
    title, reason, documentNumber,
    project: projectId !== null && projectName !== null ? { id: projectId, name: projectName } : null,
    users: await usersOf(reader, id),
    attachments: await attachmentsOf(reader, { kind: 'application', id }),
    items: (await itemsOf(reader, id)).map(wantedItem),
  }
}

export function versionOf({ number, round, at, ...act }: VersionRow): Application['versions'][number] {
  return { number, round, ...personsOfAct(act), at: at.toISOString() }
}

/** Who did it, and for whom as a substitute (A6). */
function personsOfAct({ accountId, accountName, forAccountId, forAccountName }: Pick<VersionRow, 'accountId' | 'accountName' | 'forAccountId' | 'forAccountName'>) {
  return {
    by: { id: accountId, name: accountName },
    for: forAccountId !== null && forAccountName !== null ? { id: forAccountId, name: forAccountName } : null,
  }
}

function wantedItem(item: ItemRow): ApplicationSnapshot['items'][number] {
  return {
    id: item.id,
    service: { code: item.serviceCode, name: [...item.serviceName] },
    catalogueVersion: item.serviceVersion,
    region: item.regionId !== null && item.regionName !== null ? { id: item.regionId, name: [...item.regionName] } : null,
    configuration: item.configuration,
    description: item.description.map(({ key, label, value }) => ({ key, label: [...label], value: [...value] })),
    quantity: item.quantity,
    remark: item.remark,
    ...item.resources.length > 0 ? { resources: item.resources.map(resourceIn) } : {},
  }
}

function resourceIn({ id, instanceId, name, configuration, description, becomes, quotaDemand, components }: ExistingResource): ItemResource {
  const lines = (of: ExistingResource['becomes'] = []) => of.map(({ label, value }) => ({ label: [...label] as ItemResource['description'][number]['label'], value: [...value] as ItemResource['description'][number]['value'] }))
  return {
    id, instanceId, name, configuration, quotaDemand: { ...quotaDemand }, components: [...components],
    description: lines(description), ...becomes === undefined ? {} : { becomes: lines(becomes) },
  }
}

function rejectionOf({ rejectedReason, rejectedStage }: ItemRow): Application['items'][number]['rejected'] {
  return rejectedReason === null || rejectedStage === null ? null : { reason: rejectedReason, stage: rejectedStage }
}

function unitOf({ number, instanceId, ip, startedAt, resourceId }: UnitRow): Application['items'][number]['units'][number] {
  return { number, instanceId, ip, startedAt: startedAt.toISOString(), resourceId }
}
