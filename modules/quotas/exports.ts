import { say, type Phrase } from '#kit/pure/phrase.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { allRegions } from '#modules/catalogue/offers.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { proposeQuotas } from './contract.ts'
import { quotaPhrases as phrases } from './phrases.ts'
import { proposeTotals } from './rules/proposal.ts'
import { readQuotas } from './store.ts'
import { readTree } from './tree-store.ts'

const usualHeadroom = 20

const columns: readonly { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind'] }[] = [
  { header: phrases.sheetDepartment, width: 18, kind: 'text' },
  { header: phrases.sheetRegion, width: 14, kind: 'text' },
  { header: phrases.sheetMetric, width: 20, kind: 'text' },
  { header: phrases.sheetTotal, width: 14, kind: 'number' },
  // For people only: the import leaves them unread.
  { header: phrases.sheetDepartmentName, width: 28, kind: 'text' },
  { header: phrases.sheetMetricName, width: 22, kind: 'text' },
  { header: phrases.sheetPresent, width: 14, kind: 'number' },
  { header: phrases.sheetNeeded, width: 14, kind: 'number' },
]

/** Q6: what every department could have, from its present use, in the columns of the import. */
export const proposalQuery = query(proposeQuotas, async ({ database, actor, now, input }) => {
  const { language } = actor
  const tree = (await readTree(database)).filter(({ isArchived }) => !isArchived)
  const nodes = new Map(tree.map((node) => [node.id, node]))
  const regions = new Map((await allRegions(database)).map((region) => [region.id, region]))
  const lines = proposeTotals(tree, await readQuotas(database, [...nodes.keys()]), input.headroomPercent ?? usualHeadroom)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for (const { departmentId, regionId, metric, proposed, total, needed } of lines) {
      const { code, name } = nodes.get(departmentId)!
      yield [code, regions.get(regionId)!.code, metric, proposed, name, say(metrics[metric].names, language), total, needed]
    }
  }
  const title = say(phrases.sheetProposal, language)
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, ...column }) => ({ ...column, header: say(header, language) })), rows: rows() }),
  }
})
