import { Type } from 'typebox'
import { endpoint, Moment, Record } from '#kit/pure/contract.ts'

const ClockAnswer = Record({
  now: Moment,
  /** How far the platform's time is ahead of the real one. */
  shiftSeconds: Type.Number(),
})

export const readClockEndpoint = endpoint({
  method: 'GET', path: '/clock', permission: 'signed-in', summary: 'The platform\'s time (only where time travel is allowed)', answer: ClockAnswer,
})

export const setClockEndpoint = endpoint({
  method: 'PUT', path: '/clock', permission: 'job.view', summary: 'Set the platform\'s time forward (only where time travel is allowed)',
  body: Record({ now: Moment }), answer: ClockAnswer, refusals: ['clock.backward', 'clock.too_far'],
})
