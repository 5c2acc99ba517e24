import { refuse } from '#kit/pure/refusal.ts'
import { phraseBook } from '#kit/pure/phrase.ts'
import { action, query, type Route } from '#kit/server/action.ts'
import { moveClock, readClock, type ClockState } from '#kit/server/clock.ts'
import { readClockEndpoint, setClockEndpoint } from './clock-contract.ts'

/** Time travel (chapter 8): for demonstrations and tests, by the platform admin, forward only. */
export const clockRoutes: readonly Route[] = [
  query(readClockEndpoint, async ({ database }) => answerOf(await readClock(database))),
  action(setClockEndpoint, async ({ tx, now, input, record }) => {
    const to = new Date(input.now)
    // Numbers and bills are made for years that calendars and columns can hold.
    if (to.getTime() > now.getTime() + longestMoveMs) throw refuse('clock.too_far')
    if (!await moveClock(tx, to)) throw refuse('clock.backward', { now: now.toISOString() })
    record({ kind: 'clock.moved', subject: { kind: 'clock', id: '1' }, facts: { from: now.toISOString(), to: to.toISOString() } })
    return answerOf(await readClock(tx))
  }),
]

const longestMoveMs = 20 * 366 * 24 * 3600 * 1000

const answerOf = ({ now, shiftSeconds }: ClockState) => ({ now: now.toISOString(), shiftSeconds })

export const clockPhrases = phraseBook({
  'clock.backward': ['Time can only be set forward.', '只能設為比目前更晚的時間。', '只能设为比当前更晚的时间。'],
  'clock.too_far': ['Time cannot be set forward by more than twenty years at once.', '一次最多只能調到二十年後。', '一次最多只能调到二十年后。'],
})
