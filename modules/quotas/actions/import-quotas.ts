import { createHash } from 'node:crypto'
import { say } from '#kit/pure/phrase.ts'
import { invalid } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'
import { action, type ActionContext, type Route } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { allRegions } from '#modules/catalogue/offers.ts'
import { keepTree, rootDepartment } from '#modules/departments/offers.ts'
import { importQuotas } from '../contract.ts'
import { quotaPhrases } from '../phrases.ts'
import { checkTable, type CheckedTable, type TableFacts } from '../rules/import.ts'
import { keyOf } from '../rules/quota.ts'
import { lockQuotas, makeRows, readQuotas } from '../store.ts'
import { readTree } from '../tree-store.ts'
import { setTotals } from './set-totals.ts'

const limits = { bytes: 5 * 1024 * 1024, rows: 20_000 } as const
/** A refusal names so many errors; the check before shows all of them. */
const mostErrors = 100

type Table = { readonly fileName: string; readonly rows: readonly (readonly string[])[] }

/** Q6: the table is read before the transaction begins, so that a slow upload holds nothing. */
export const importQuotasRoute: Route = {
  endpoint: importQuotas,
  isWrite: true,
  run: async (call) => {
    const rows = await readTable(call.request.upload, limits)
    const table = { fileName: call.request.upload!.fileName, rows }
    // Part of what the idempotency key stands for: another table under the same key is another request.
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
    return action(importQuotas, (context) => importTable(context, table)).run({ ...call, input: { ...call.input as object, digest } })
  },
}

/** Checked whole, applied whole: with one wrong line nothing is written. */
async function importTable(context: ActionContext<typeof importQuotas>, table: Table) {
  const { tx, actor, now, input, record } = context
  const isApplied = input.apply === 'true'
  if (isApplied) await keepTree(tx)
  const checked = isApplied ? await checkLocked(context, table) : checkTable(table.rows, await factsOf(tx))
  const wrong = checked.lines.filter(({ errors }) => errors.length > 0).length
  if (isApplied && wrong > 0) throw invalid(fieldErrors(checked), 'quota.import_wrong', { wrong })
  if (isApplied) {
    const rootId = await rootDepartment(tx)
    await setTotals({ tx, actor, now, record, kind: 'import', reason: table.fileName, subject: { kind: 'quota', id: null }, wishes: checked.wishes })
    record({
      kind: 'quota.imported', subject: { kind: 'department', id: rootId }, departmentId: rootId,
      facts: { fileName: table.fileName, lines: checked.lines.map(({ errors: _none, ...line }) => line) },
    })
  }
  return { lines: checked.lines.map((line) => lineAnswer(line, actor.language)), valid: checked.lines.length - wrong, wrong, applied: isApplied }
}

/** What is applied is judged under the locks of everything that it touches. */
async function checkLocked({ tx }: ActionContext<typeof importQuotas>, { rows }: Table): Promise<CheckedTable> {
  const { wishes } = checkTable(rows, await factsOf(tx))
  await makeRows(tx, wishes.filter(({ total }) => total > 0))
  await lockQuotas(tx, wishes.flatMap(({ departmentId, parentId, regionId, metric }) =>
    [departmentId, ...parentId === null ? [] : [parentId]].map((id) => ({ departmentId: id, regionId, metric }))))
  return checkTable(rows, await factsOf(tx))
}

async function factsOf(reader: Reader): Promise<TableFacts> {
  const tree = await readTree(reader)
  return {
    departments: new Map(tree.map((node) => [node.code, node])),
    regions: new Map((await allRegions(reader)).map(({ code, id }) => [code, id])),
    quotas: new Map((await readQuotas(reader, tree.map(({ id }) => id))).map((quota) => [keyOf(quota), quota])),
  }
}

function lineAnswer({ errors, ...line }: CheckedTable['lines'][number], language: Language) {
  return { ...line, errors: errors.map(({ column, code, facts }) => ({ column, code, message: say(quotaPhrases[code], language, facts) })) }
}

function fieldErrors({ lines }: CheckedTable) {
  return lines.flatMap(({ row, errors }) => errors.map(({ column, code, facts }) => ({ path: `${row}/${column}`, code, facts }))).slice(0, mostErrors)
}
