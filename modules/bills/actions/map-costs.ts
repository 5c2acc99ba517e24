import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { departmentForRecord, keepTree } from '#modules/departments/offers.ts'
import { projectOf } from '#modules/projects/offers.ts'
import { changeCostRule, listCostRules, listUnmappedRows, makeCostRule, readUnmapped, removeCostRule, type CostRule } from '../cost-contract.ts'
import { applyRules, deleteRule, insertRule, listRuleRows, mappedBy, readRule, updateRule, type Effect, type RulePlace, type RuleRecord } from '../cost-rule-store.ts'
import { allowLongStatements, claimCosts } from '../cost-store.ts'
import { countUnmapped, unmappedByTag, unmappedBySubAccount, unmappedRows, type Group } from '../cost-unmapped-store.ts'
import { monthText } from '../rules/months.ts'

/** Each change is applied at once to every row that no sent bill holds (B10). */
export const makeCostRuleAction = action(makeCostRule, async ({ tx, actor, now, input, record }) => {
  const { kind, value, departmentId } = input
  const [provider, tag, projectId] = [input.provider.trim(), kind === 'tag' ? input.tag ?? '' : '', input.projectId ?? null]
  if (kind === 'tag' && tag === '') throw invalid([{ path: 'tag', code: 'cost.tag_required' }])
  await placeFor(tx, { departmentId, projectId })
  const id = await insertRule(tx, { provider, kind, tag, value, departmentId, projectId }, { accountId: actor.id, now })
  const effect = await applied(tx, provider)
  record({ kind: 'cost_rule.made', subject: { kind: 'cost_rule', id }, departmentId, facts: { provider, kind, tag, value, projectId, rows: effect.changedCount } })
  return { rule: await ruleOf(tx, id), effect }
})

export const changeCostRuleAction = action(changeCostRule, async ({ tx, actor, now, input, record }) => {
  const { id, departmentId, projectId, version } = input
  const before = await readRule(tx, id)
  await placeFor(tx, { departmentId, projectId })
  if (!await updateRule(tx, id, { departmentId, projectId }, version, { accountId: actor.id, now })) throw refuse('conflict.stale', { version: before.version })
  const effect = await applied(tx, before.provider)
  record({ kind: 'cost_rule.changed', subject: { kind: 'cost_rule', id }, departmentId, facts: { before: { departmentId: before.departmentId, projectId: before.projectId }, after: { departmentId, projectId }, rows: effect.changedCount } })
  return { rule: await ruleOf(tx, id), effect }
})

export const removeCostRuleAction = action(removeCostRule, async ({ tx, input: { id, version }, record }) => {
  await claimed(tx)
  const { provider, kind, tag, value, departmentId, version: present } = await readRule(tx, id)
  if (!await deleteRule(tx, id, version)) throw refuse('conflict.stale', { version: present })
  const effect = await applied(tx, provider)
  record({ kind: 'cost_rule.removed', subject: { kind: 'cost_rule', id }, departmentId, facts: { provider, kind, tag, value, rows: effect.changedCount } })
  return effect
})

async function claimed(tx: Tx): Promise<void> {
  if (!await claimCosts(tx)) throw refuse('cost.busy')
}

/** The department gets a bill, and the project is its own; both stay so until the transaction ends. */
async function placeFor(tx: Tx, { departmentId, projectId }: RulePlace): Promise<void> {
  await keepTree(tx)
  await claimed(tx)
  const department = await departmentForRecord(tx, departmentId)
  if (!department || department.isArchived || department.unitId === null) throw invalid([{ path: 'departmentId', code: 'cost.department_not_billed' }], 'cost.department_not_billed')
  if (projectId !== null && (await projectOf(tx, projectId))?.departmentId !== departmentId) throw invalid([{ path: 'projectId', code: 'cost.project_of_other' }], 'cost.project_of_other')
}

async function applied(tx: Tx, provider: string): Promise<Effect> {
  await allowLongStatements(tx)
  return applyRules(tx, provider)
}

export const listCostRulesQuery = query(listCostRules, async ({ database, input }) => {
  const { items, ...page } = await listRuleRows(database, input)
  const mapped = await mappedBy(database, items.map(({ id }) => id))
  return { ...page, items: items.map((rule) => ruleView(rule, mapped.get(rule.id))) }
})

async function ruleOf(tx: Tx, id: string): Promise<CostRule> {
  return ruleView(await readRule(tx, id), (await mappedBy(tx, [id])).get(id))
}

function ruleView({ departmentId, departmentName, projectId, projectName, updatedAt, ...rule }: RuleRecord, mapped: { readonly rowCount: number; readonly subAccountName: string } | undefined): CostRule {
  return {
    ...rule, department: { id: departmentId, name: departmentName }, project: projectId === null ? null : { id: projectId, name: projectName ?? '' }, updatedAt: updatedAt.toISOString(),
    rowCount: mapped?.rowCount ?? 0, subAccountName: rule.kind === 'sub_account' ? mapped?.subAccountName ?? '' : '',
  }
}

// ---- what no rule fits ----

const mostGroups = 200
export const readUnmappedQuery = query(readUnmapped, async ({ database }) => {
  const [rowCount, subAccounts, tags] = await Promise.all([countUnmapped(database), unmappedBySubAccount(database, mostGroups + 1), unmappedByTag(database, mostGroups + 1)])
  const shown = <G extends Group>(groups: readonly G[]) => groups.slice(0, mostGroups).map((group) => ({ ...group, firstMonth: monthText(group.firstMonth), lastMonth: monthText(group.lastMonth) }))
  return { rowCount, bySubAccount: shown(subAccounts), byTag: shown(tags), isComplete: subAccounts.length <= mostGroups && tags.length <= mostGroups }
})

const pageSize = 50
export const listUnmappedRowsQuery = query(listUnmappedRows, async ({ database, input: { provider, subAccountId = '', page = 1 } }) => {
  const { rows, total } = await unmappedRows(database, { provider, subAccountId }, pageSize, (page - 1) * pageSize)
  return {
    total, page, pageSize,
    items: rows.map(({ fileId, fileName, month, tags, ...row }) => ({ ...row, file: { id: fileId, name: fileName }, month: monthText(month), tags: Object.entries(tags).map(([tag, value]) => ({ tag, value })) })),
  }
})
