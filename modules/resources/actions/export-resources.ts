import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query, type Route } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { exportResources } from '../contract.ts'
import { resourcePhrases as phrase } from '../phrases.ts'
import { walkResourceRows, type ResourceRecord } from '../store.ts'

type Column = Omit<SheetColumn, 'header'> & { readonly header: (typeof phrase)[keyof typeof phrase]; readonly value: (resource: ResourceRecord, language: Language) => SheetValue }

const columns: readonly Column[] = [
  { header: phrase.resourceInstanceId, width: 26, kind: 'text', value: (row) => row.instanceId },
  { header: phrase.resourceName, width: 24, kind: 'text', value: (row) => row.name },
  { header: phrase.resourceService, width: 22, kind: 'text', value: (row, language) => say(row.serviceName, language) },
  { header: phrase.resourceRegion, width: 16, kind: 'text', value: (row, language) => row.regionName && say(row.regionName, language) },
  { header: phrase.resourceDepartment, width: 24, kind: 'text', value: (row) => row.departmentName },
  { header: phrase.resourceProject, width: 24, kind: 'text', value: (row) => row.projectName },
  { header: phrase.resourceIps, width: 20, kind: 'text', value: (row) => row.ips.join(', ') },
  { header: phrase.resourceStatus, width: 12, kind: 'text', value: (row, language) => say(phrase[`resourceStatus.${row.status}`], language) },
  { header: phrase.resourceApplication, width: 20, kind: 'text', value: (row) => row.applicationNumber },
  { header: phrase.resourceStartedAt, width: 18, kind: 'moment', value: (row) => row.startedAt },
  { header: phrase.resourceEndedAt, width: 18, kind: 'moment', value: (row) => row.endedAt },
]

/** What the list shows with these filters, all of it, streamed (R9, A3). */
export const exportResourcesRoute: Route = query(exportResources, async ({ database, actor, input, now }) => {
  async function* rows() {
    for await (const batch of walkResourceRows(database, actor, input))
      for (const resource of batch) yield columns.map(({ value }) => value(resource, actor.language))
  }
  const sheetName = say(phrase.resources, actor.language)
  return {
    fileName: `${sheetName}-${dayOf(now)}.xlsx`,
    contentType: xlsxContentType,
    stream: xlsxStream({ sheetName, columns: columns.map(({ header, width, kind }) => ({ header: say(header, actor.language), width, kind })), rows: rows() }),
  }
})
