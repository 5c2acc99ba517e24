import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { walkRows } from '#kit/server/list.ts'
import { xlsxContentType, xlsxStream, type SheetValue } from '#kit/server/xlsx.ts'
import { exportMembers } from './contract.ts'
import { identityPhrases, memberPhrases as phrases } from './phrases.ts'
import { everything, memberSource, type MemberRecord } from './store.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly value: (row: MemberRecord, language: Language) => SheetValue }

/** The columns of guide 004 §5.1.1, and how to reach the member. */
const columns: readonly Column[] = [
  { header: phrases.account, width: 20, value: ({ account }) => account },
  { header: phrases.displayName, width: 20, value: ({ displayName }) => displayName },
  { header: phrases.identity, width: 12, value: ({ identity }, language) => say(identityPhrases[identity], language) },
  { header: phrases.group, width: 20, value: ({ groupName }) => groupName },
  { header: phrases.status, width: 12, value: ({ isExisting }, language) => say(isExisting ? phrases.existing : phrases.gone, language) },
  { header: phrases.email, width: 30, value: ({ email }) => email },
  { header: phrases.contact, width: 30, value: ({ contact }) => contact },
]

/** The list as it is filtered and sorted, in the reader's language. */
export const exportMembersQuery = query(exportMembers, async ({ database, actor: { language }, now, input }) => {
  const title = say(phrases.members, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkRows<typeof exportMembers['list'], MemberRecord>(database, exportMembers.list, memberSource, input, everything))
      for (const row of batch) yield columns.map(({ value }) => value(row, language))
  }
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, width }) => ({ header: say(header, language), width, kind: 'text' as const })), rows: rows() }),
  }
})
