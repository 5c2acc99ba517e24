import { notFound } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { MemberTerms } from './rules/terms.ts'
import { findMember, lockMemberRow, type MemberRecord } from './store.ts'
import { termsOf } from './view.ts'

export type { MemberTerms } from './rules/terms.ts'

/** On which terms this member buys now; whoever places something keeps a copy. Not a member: 404. */
export async function memberTerms(reader: Reader, accountId: string): Promise<MemberTerms> {
  return termsOf(await findMember(reader, accountId))
}

/** The member as it is, kept so until the end of the transaction; 404 where there is none or its account is gone. */
export async function lockMember(tx: Tx, accountId: string): Promise<MemberRecord> {
  const member = await lockMemberRow(tx, accountId)
  if (!member.isExisting) throw notFound()
  return member
}

export type MemberSummary = { readonly id: string; readonly accountName: string; readonly displayName: string; readonly isExisting: boolean }
/** Who a member is; 404 where there is none. Those that are gone are found too: their books stay. */
export async function memberSummary(reader: Reader, accountId: string): Promise<MemberSummary> {
  const { id, account, displayName, isExisting } = await findMember(reader, accountId)
  return { id, accountName: account, displayName, isExisting }
}
