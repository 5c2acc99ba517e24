import { sql } from 'kysely'
import type { SettingQuestion } from '#modules/settings/offers.ts'

// What accounts say to a change of the platform's settings, before it is confirmed.

const counted = (code: string, count: number) => count === 0 ? undefined : { code, facts: { count } }

/** Whom a compulsory second factor would keep from working until they have set one up (C-E2). */
export const accountsWithoutFactor: SettingQuestion = {
  setting: 'second_factor.roles',
  ask: async (reader, roles) => {
    const { rows: [row] } = await sql<{ count: number }>`
      select count(*)::int as count from accounts a where a.is_enabled
        and exists (select from account_roles r where r.account_id = a.id and r.role = any(${roles as string[]}::text[]))
        and not exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null)`.execute(reader)
    return counted('consequence.without_factor', row!.count)
  },
}

/** Whose pages would speak another language than theirs. */
export const accountsOfOtherLanguages: SettingQuestion = {
  setting: 'language.offered',
  ask: async (reader, offered) => {
    const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from accounts where is_enabled and language <> all(${offered as string[]}::text[])`.execute(reader)
    return counted('consequence.other_language', row!.count)
  },
}
