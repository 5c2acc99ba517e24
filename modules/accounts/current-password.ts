import { invalid, Refusal, refuse } from '#kit/pure/refusal.ts'
import type { Call } from '#kit/server/action.ts'
import { forgive, takeAttemptById } from './guess-store.ts'
import { readDevice } from './known-device.ts'
import { isPassword } from './passwords.ts'

/** The caller's password once more; guesses count towards the lock as at log-in (C-E8). Refused at the field `path`. Answers the hash that was checked. */
export async function checkCurrentPassword({ database, actor, request }: Call, password: string, path: string): Promise<string> {
  const found = await takeAttemptById(database, actor.id, readDevice(request.deviceToken))
  if (!found?.mayTry) throw new Refusal('rate.limited', 429)
  if (!await isPassword(password, found.passwordHash)) throw invalid([{ path, code: 'password.wrong' }])
  if (!await forgive(database, found)) throw refuse('conflict.busy')
  return found.passwordHash!
}
