import type { Database } from '#kit/server/database.ts'
import { readSettings } from '#modules/settings/offers.ts'
import type { SettingCode, ValueOf } from '#modules/settings/rules/settings.ts'

/** Long enough to ask the database seldom, short enough that a change counts within a minute without a restart. */
const freshMs = 10_000

type Values<Code extends SettingCode> = { [C in Code]: ValueOf<C> }

/**
 * Something that is made from settings of the platform, such as a connection to the mail server, and made anew when they
 * change. `make` may answer undefined: the settings name nothing to make.
 */
export function madeFromSettings<const Code extends SettingCode, Made>(
  database: Database, codes: readonly Code[], make: (values: Values<Code>) => Made | undefined, end: (made: Made) => void = () => {}, staysMs = freshMs,
): { current(): Promise<Made | undefined>; end(): void } {
  let made: Made | undefined
  let madeFrom: string | undefined
  let readAt = -Infinity
  const drop = () => {
    if (made !== undefined) end(made)
    made = undefined
  }
  return {
    current: async () => {
      if (performance.now() - readAt < staysMs) return made
      const values = await readSettings(database, codes)
      readAt = performance.now()
      const text = JSON.stringify(values)
      if (text === madeFrom) return made
      drop()
      madeFrom = text
      made = make(values)
      return made
    },
    end: drop,
  }
}
