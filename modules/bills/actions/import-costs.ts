import { invalid, refuse } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { action, query, type ActionContext, type Route } from '#kit/server/action.ts'
import { platformNow } from '#kit/server/database.ts'
import { importCosts, listCostFiles, type CostFile } from '../cost-contract.ts'
import { allowLongStatements, claimCosts, filesOfMonths, insertFile, insertMonths, insertRows, listFileRows, readFile, sameFile, type CostFileRecord } from '../cost-store.ts'
import { openingMonth } from '../opening-store.ts'
import { monthText } from '../rules/months.ts'
import { bytesOf, checkCosts, costBatches, type CheckedFile } from './receive-costs.ts'

/**
 * B10: the file is received and checked as a whole before the transaction, which then writes it in batches. What is refused
 * leaves nothing behind, and what was sent in bills stays there: their next ones take the difference.
 */
export const importCostsRoute: Route = {
  endpoint: importCosts,
  isWrite: true,
  run: async (call) => {
    const upload = call.request.upload
    const bytes = await bytesOf(upload)
    const input = call.input as InputOf<typeof importCosts>
    const name = (input.name ?? upload?.fileName ?? '').normalize('NFC').replaceAll(/\p{Cc}/gu, '').trim().slice(0, 200)
    if (name === '') throw invalid([{ path: 'name', code: 'field.required' }])
    const latest = monthOf(await platformNow(call.database))
    const checked = await checkCosts(bytes, latest)
    const run = action(importCosts, (context) => keep(context, { name, provider: input.provider.trim(), checked, batches: () => costBatches(bytes, checked, latest) })).run
    // Part of what the idempotency key stands for: another file under the same key is another request.
    return run({ ...call, input: { ...input, digest: checked.sha256.toString('hex') } })
  },
}

const monthOf = (now: Date): Day => `${dayOf(now).slice(0, 7)}-01`

type Received = { readonly name: string; readonly provider: string; readonly checked: CheckedFile; readonly batches: () => ReturnType<typeof costBatches> }

async function keep({ tx, actor, now, input, record }: ActionContext<typeof importCosts>, { name, provider, checked, batches }: Received): Promise<CostFile> {
  if (!await claimCosts(tx)) throw refuse('cost.busy')
  const { sha256, rowCount, months } = checked
  const known = await sameFile(tx, provider, sha256)
  if (known !== undefined) return fileView(await readFile(tx, known))
  const opening = await openingMonth(tx)
  if (opening !== null && months[0]! < opening) throw refuse('bill.before_opening', { month: monthText(months[0]!), opening: monthText(opening) })
  const [taken] = await filesOfMonths(tx, provider, months)
  if (taken && !input.replaces) throw refuse('cost.period_taken', { provider, month: monthText(taken.month), name: taken.name })
  await allowLongStatements(tx)
  const id = await insertFile(tx, { provider, name, sha256, rowCount, accountId: actor.id, now }, months)
  for await (const batch of batches()) await insertRows(tx, { fileId: id, provider }, batch)
  await insertMonths(tx, id)
  const file = fileView(await readFile(tx, id))
  record({ kind: 'cost.imported', subject: { kind: 'cost_file', id }, facts: { provider, name, rows: rowCount, unmapped: file.unmappedCount, months: months.map(monthText), replaces: taken?.name ?? null } })
  return file
}

export const listCostFilesQuery = query(listCostFiles, async ({ database, input }) => {
  const { items, ...page } = await listFileRows(database, input)
  return { ...page, items: items.map(fileView) }
})

function fileView({ months, importedAt, ...file }: CostFileRecord): CostFile {
  return {
    ...file, importedAt: importedAt.toISOString(),
    months: months.map(({ month, rowCount, costs, replacedById, replacedByName }) => ({
      month: monthText(month), rowCount, costs: Object.entries(costs).map(([currency, cost]) => ({ currency, cost })),
      replacedBy: replacedById === null ? null : { id: replacedById, name: replacedByName ?? '' },
    })),
  }
}
