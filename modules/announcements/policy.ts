import { needs, type Policy } from '#kit/pure/policy.ts'
import { permittedAnywhere } from '#modules/access/rules/conditions.ts'
import type { AnnouncementState } from './rules/announcement.ts'

export type AnnouncementFacts = { readonly state: AnnouncementState }
export type AnnouncementAct = 'edit' | 'end'

const row = {
  ...needs<AnnouncementFacts>(permittedAnywhere('announcement.maintain')),
  hinders: (_: unknown, { state }: AnnouncementFacts) => state === 'over' || state === 'ended' ? 'announcement.is_over' : undefined,
}

/** What is over stays as it was shown: history is not rewritten. */
export const announcementPolicy: Policy<AnnouncementFacts, AnnouncementAct> = { edit: row, end: row }
