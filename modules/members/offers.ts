import type { Reader } from '#kit/server/database.ts'
import type { MemberTerms } from './rules/terms.ts'
import { findMember } from './store.ts'
import { termsOf } from './view.ts'

export type { MemberTerms } from './rules/terms.ts'

/** On which terms this member buys now; whoever places something keeps a copy. Not a member: 404. */
export async function memberTerms(reader: Reader, accountId: string): Promise<MemberTerms> {
  return termsOf(await findMember(reader, accountId))
}

export type MemberSummary = { readonly id: string; readonly accountName: string; readonly displayName: string; readonly isExisting: boolean }
/** Who a member is; 404 where there is none. Those that are gone are found too: their books stay. */
export async function memberSummary(reader: Reader, accountId: string): Promise<MemberSummary> {
  const { id, account, displayName, isExisting } = await findMember(reader, accountId)
  return { id, accountName: account, displayName, isExisting }
}
