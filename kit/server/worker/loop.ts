import { setTimeout as delay } from 'node:timers/promises'

export type Loop = { stop(): Promise<void> }
export type Log = (line: string, facts?: object) => void

const longestPauseMs = 30_000

/**
 * Repeats work in real time, at once while it finds something, else after a pause. A failure is logged
 * and answered with a growing pause, so that a database or mail server that is away is not hammered.
 */
export function repeat(name: string, pauseMs: number, work: () => Promise<number>, log: Log): Loop {
  const stopping = new AbortController()
  const running = (async () => {
    for (let failures = 0; !stopping.signal.aborted;) {
      const found = await work().then((count) => { failures = 0; return count }, (error: unknown) => {
        failures++
        log('worker loop failed', { loop: name, failures, reason: error instanceof Error ? error.message : String(error) })
        return 0
      })
      if (found > 0) continue
      await delay(Math.min(pauseMs * 2 ** Math.min(failures, 10), longestPauseMs), undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return { stop: async () => { stopping.abort(); await running } }
}
