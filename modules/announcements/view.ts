import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Announcement } from './contract.ts'
import { announcementPolicy } from './policy.ts'
import { stateOf } from './rules/announcement.ts'
import type { AnnouncementRow } from './store.ts'

export function announcementView(actor: Actor, row: AnnouncementRow, now: Date): Announcement {
  const { writtenById, writtenByName, ...rest } = row
  const state = stateOf(row, now)
  return {
    ...rest, state, fromAt: row.fromAt.toISOString(), untilAt: row.untilAt.toISOString(), writtenAt: row.writtenAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null,
    writtenBy: { id: writtenById, name: writtenByName }, allowed: allowedActs(announcementPolicy, actor, { state }),
  }
}
