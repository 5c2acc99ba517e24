import { setTimeout as delay } from 'node:timers/promises'

/**
 * The answer comes at the next full step, also where it is a refusal: what was done in between cannot be told from how long
 * it took (C-E5). Steps are wider than what differs: a row more or less, a hash that waited.
 */
export async function inSteadyTime<T>(stepMs: number, work: () => Promise<T>): Promise<T> {
  const begunAt = performance.now()
  try {
    return await work()
  } finally {
    const took = performance.now() - begunAt
    await delay(Math.ceil(took / stepMs) * stepMs - took)
  }
}
