import { randomInt } from 'node:crypto'
import type { Config } from '#kit/server/config.ts'

/** Without letters and digits that look alike, since people type it from the screen. */
const signs = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The password of the demonstration's accounts: `DEMO_PASSWORD`, or a random one that is printed once (chapter 13). */
export function choosePassword(config: Pick<Config, 'demoPassword'>): { readonly password: string; readonly isNew: boolean } {
  if (config.demoPassword) return { password: config.demoPassword, isNew: false }
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return { password: `${group()}-${group()}-${group()}-${group()}`, isNew: true }
}
