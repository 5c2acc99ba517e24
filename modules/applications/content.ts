import { invalid, notFound, type FieldError } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { reaches } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import { accountSummaries } from '#modules/accounts/offers.ts'
import { attachmentsOf, linkAttachments } from '#modules/attachments/offers.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { lockProjectFor } from '#modules/projects/offers.ts'
import { catalogueFor, checkItem, describeItem, offeredCatalogue, offeredDefinitions, unitDemandOf, type ItemCatalogue } from './catalogue.ts'
import { itemsOf, replaceItems, replaceUsers, usersOf, type UserRow, type WantedItem, type WantedUser } from './content-store.ts'
import { limits, type ApplicationContent, type ItemInput, type NewItemInput } from './contract.ts'
import { completedItems, namedItems, withWhatTheyBecome } from './existing.ts'
import { missingIn } from './rules/completeness.ts'
import type { ExistingPlace } from './rules/existing.ts'
import type { Kind } from './rules/kind.ts'
import { updateBase, type ApplicationRecord } from './store.ts'

/** Everything that an applicant fills in, as it stands or as it is to be. */
export type Content = {
  readonly kind: Kind
  readonly place: { readonly departmentId: string; readonly unitId: string; readonly sector: Sector }
  readonly projectId: string | null
  readonly title: string
  readonly reason: string
  readonly documentNumber: string
  readonly users: readonly WantedUser[]
  readonly attachmentIds: readonly string[]
  readonly items: readonly WantedItem[]
}

/** With what the catalogue says of its items, where that was asked already. */
export type KnownContent = Content & { readonly catalogue?: ItemCatalogue }

/** A draft begins empty, in the department that it is for: one that the actor may apply for (404 otherwise). */
export async function emptyContent(tx: Tx, actor: Actor, departmentId: string | null, kind: Kind): Promise<Content> {
  return { kind, place: await placeFor(tx, actor, departmentId), projectId: null, title: '', reason: '', documentNumber: '', users: [], attachmentIds: [], items: [] }
}

export async function contentOf(reader: Reader, application: ApplicationRecord): Promise<Content> {
  const { kind, departmentId, unitId, sector, projectId, title, reason, documentNumber } = application
  const attachments = await attachmentsOf(reader, { kind: 'application', id: application.id })
  return {
    kind, place: { departmentId, unitId, sector }, projectId, title, reason, documentNumber,
    users: (await usersOf(reader, application.id)).map(asWanted),
    attachmentIds: attachments.map(({ id }) => id),
    items: await itemsOf(reader, application.id),
  }
}

function asWanted({ accountId, name, phone, email }: UserRow): WantedUser {
  return accountId === null ? { name, phone, email } : { accountId }
}

/** What was sent, laid over what stands there. Whatever it names must exist and be the applicant's to name. */
export async function contentWith(tx: Tx, actor: Actor, before: Content, input: ApplicationContent): Promise<Content> {
  const place = input.departmentId === undefined || input.departmentId === before.place.departmentId
    ? before.place : await placeFor(tx, actor, input.departmentId)
  // Existing resources are of a department already.
  if (before.kind !== 'new' && place !== before.place) throw invalid([{ path: 'departmentId', code: 'application.department_fixed' }])
  const after = {
    kind: before.kind,
    place,
    projectId: input.projectId === undefined ? before.projectId : input.projectId,
    title: input.title?.trim() ?? before.title,
    reason: input.reason?.trim() ?? before.reason,
    documentNumber: input.documentNumber?.trim() ?? before.documentNumber,
    users: input.users ?? before.users,
    attachmentIds: input.attachmentIds ?? before.attachmentIds,
    items: input.items ? await wantedItems(tx, before, input.items) : before.items,
  }
  const errors = [
    ...input.projectId !== undefined || place !== before.place ? await checkProject(tx, actor, after) : [],
    ...input.users ? await checkUsers(tx, after) : [],
  ]
  if (errors.length > 0) throw invalid(errors)
  return after
}

/** Where a record of this department stands now; the department stays as it is until the transaction ends. */
export async function placeFor(tx: Tx, actor: Actor, departmentId: string | null): Promise<Content['place']> {
  const department = departmentId === null ? undefined : await departmentForRecord(tx, departmentId)
  const { id, sector = null, unitId = null, isArchived = false } = department ?? {}
  if (id === undefined || sector === null || unitId === null || !reaches(actor, 'resource.apply', { departmentId: id, sector })) throw notFound()
  if (isArchived) throw invalid([{ path: 'departmentId', code: 'department.archived' }])
  return { departmentId: id, unitId, sector }
}

/** The project must be open and of the same department; it stays open until the application is written. */
async function checkProject(tx: Tx, actor: Actor, { projectId, place }: Content): Promise<FieldError[]> {
  if (projectId === null) return []
  const project = await lockProjectFor(tx, actor, projectId)
  return project.departmentId === place.departmentId ? [] : [{ path: 'projectId', code: 'application.project_elsewhere' }]
}

/** Users with an account are enabled accounts of the department. */
async function checkUsers(tx: Tx, { users, place }: Content): Promise<FieldError[]> {
  const named = users.flatMap((user) => 'accountId' in user ? [user.accountId] : [])
  const known = new Set((await accountSummaries(tx, named))
    .filter((account) => account.isEnabled && account.departmentId === place.departmentId).map((account) => account.id))
  return users.flatMap((user, index) => 'accountId' in user && !known.has(user.accountId)
    ? [{ path: `users/${index}/accountId`, code: 'application.user_elsewhere' }] : [])
}

async function wantedItems(tx: Tx, before: Content, inputs: readonly ItemInput[]): Promise<WantedItem[]> {
  const errors = problemsOfInputs(before, inputs)
  if (errors.length > 0) throw invalid(errors)
  return before.kind === 'new' ? newItems(tx, inputs.filter(isNew))
    : namedItems(tx, existingPlace(before), inputs.filter(isExisting).map(({ id, resourceIds, configuration, remark }) =>
      ({ id, resourceIds, configuration: configuration as Configuration | undefined, remark: remark?.trim() ?? '' })))
}

type ExistingItemInput = ItemInput & { readonly resourceIds: readonly string[] }
const isExisting = (input: ItemInput): input is ExistingItemInput => input.resourceIds !== undefined
const isNew = (input: ItemInput): input is NewItemInput => namedByNew.every((name) => input[name] !== undefined)
const namedByNew = ['service', 'regionId', 'configuration', 'quantity'] as const
/** The resources say these of themselves. */
const saidByResources = ['service', 'regionId', 'quantity'] as const

/** Each item has what the application's kind asks of it, and a known one is named once. */
function problemsOfInputs({ kind, items }: Content, inputs: readonly ItemInput[]): FieldError[] {
  const mine = new Set(items.map((item) => item.id))
  const [needed, strange] = kind === 'new' ? [namedByNew, ['resourceIds'] as const] : [['resourceIds'] as const, saidByResources]
  return inputs.flatMap((input, index): FieldError[] => [
    ...needed.flatMap((name) => input[name] === undefined ? [{ path: `items/${index}/${name}`, code: 'field.required' }] : []),
    ...strange.flatMap((name) => input[name] === undefined ? [] : [{ path: `items/${index}/${name}`, code: 'field.not_an_option' }]),
    // Deleting takes each id out, so that the same one cannot be named twice.
    ...input.id !== undefined && !mine.delete(input.id) ? [{ path: `items/${index}/id`, code: 'field.not_an_option' }] : [],
  ])
}

async function newItems(tx: Tx, inputs: readonly NewItemInput[]): Promise<WantedItem[]> {
  const offered = await offeredDefinitions(tx, inputs.map(({ service }) => service))
  const errors = inputs.flatMap(({ service }, index) => offered.has(service) ? [] : [{ path: `items/${index}/service`, code: 'field.not_an_option' }])
  if (errors.length > 0) throw invalid(errors)
  return inputs.map(({ id, service, regionId, configuration, quantity, remark }) => ({
    id, serviceCode: service, serviceVersion: offered.get(service)!.version, regionId, configuration: configuration as Configuration, quantity,
    remark: remark?.trim() ?? '', resources: [],
  }))
}

function existingPlace({ kind, place: { departmentId }, projectId }: Content): ExistingPlace {
  return { kind, departmentId, projectId }
}

/**
 * What reviewers are to see must be complete, and right by the catalogue's present rules: its items move to the
 * present version. 422 `application.incomplete` names every field.
 */
export async function completed(tx: Tx, actor: Actor, content: Content): Promise<KnownContent> {
  if (content.kind !== 'new') return completedExisting(tx, actor, content)
  const { items, catalogue } = await offeredCatalogue(tx, content.place.departmentId, content.items)
  const offered = new Set(items.map((item) => item.serviceCode))
  const gone = content.items.flatMap(({ serviceCode }, index) => offered.has(serviceCode) ? [] : [{ path: `items/${index}/service`, code: 'field.not_an_option' }])
  const errors = gone.length > 0 ? gone : [
    ...missingIn({ ...content, items }, (item, path) => checkItem(catalogue, item, path)),
    ...await checkProject(tx, actor, content),
    ...await checkUsers(tx, content),
  ]
  if (errors.length > 0) throw invalid(errors, 'application.incomplete')
  return { ...content, items, catalogue }
}

/** The same of a change or a release; its resources stay as they are until the transaction ends. */
async function completedExisting(tx: Tx, actor: Actor, content: Content): Promise<KnownContent> {
  const { items, catalogue, errors: found } = await completedItems(tx, existingPlace(content), content.items)
  const errors = [...missingIn({ ...content, items }, () => []), ...found, ...await checkProject(tx, actor, content), ...await checkUsers(tx, content)]
  if (errors.length > 0) throw invalid(errors, 'application.incomplete')
  return { ...content, items, catalogue }
}

/** Writes all of it; the actor is the applicant from now on. */
export async function writeContent(tx: Tx, actor: Actor, applicationId: string, content: KnownContent): Promise<void> {
  const { place, projectId, title, reason, documentNumber, items } = content
  const serviceCodes = [...new Set(items.map((item) => item.serviceCode))]
  await updateBase(tx, applicationId, { ...place, projectId, title, reason, documentNumber, serviceCodes }, actor)
  await writeItems(tx, applicationId, content)
  await replaceUsers(tx, applicationId, content.users)
  await linkAttachments(tx, { ids: content.attachmentIds, owner: { kind: 'application', id: applicationId }, actor, maximum: limits.attachments })
}

/** Writes the items with their configurations as people read them, so that reading needs no catalogue. */
export async function writeItems(tx: Tx, applicationId: string, { kind, place, items, catalogue: known }: KnownContent): Promise<void> {
  // What is given back has no configuration to come and takes nothing.
  if (kind === 'release') return replaceItems(tx, applicationId, items.map((item) => ({ ...item, description: [], quotaDemand: {} })))
  const catalogue = known ?? await catalogueFor(tx, place.departmentId, items)
  await replaceItems(tx, applicationId, items.map((item) => ({
    ...item, description: describeItem(catalogue, item), quotaDemand: unitDemandOf(catalogue, item), resources: withWhatTheyBecome(catalogue, item),
  })))
}
