import { describe, expect, test } from 'vitest'
import { actsFrom, target } from '#kit/pure/states.ts'
import { routeFor, stageAfter, stages } from './route.ts'
import { isOver, statuses, stepOf, steps, transitions, type Act, type Status } from './status.ts'

describe('status', () => {
  test('the whole table, as the chapter tells it', () => {
    const ways = statuses.flatMap((from) => actsFrom(transitions, from).map((act) => `${from} --${act}--> ${target(transitions, from, act)}`))
    expect(ways).toEqual([
      'draft --save--> draft', 'draft --submit--> reviewing', 'draft --withdraw--> withdrawn',
      'reviewing --modify--> reviewing', 'reviewing --approve--> reviewing', 'reviewing --approve_last--> provisioning',
      'reviewing --reject--> rejected', 'reviewing --withdraw--> withdrawn',
      'provisioning --provision--> provisioning', 'provisioning --complete--> completed', 'provisioning --close--> closed',
      'rejected --modify--> rejected', 'rejected --submit--> reviewing', 'rejected --withdraw--> withdrawn',
    ])
  })

  test('what is over stays over, and everything else can end', () => {
    const ends = (from: Status, seen: readonly Status[] = []): boolean => isOver(from)
      || actsFrom(transitions, from).some((act: Act) => {
        const to = target(transitions, from, act)!
        return !seen.includes(to) && to !== from && ends(to, [...seen, from])
      })
    for (const status of statuses) {
      expect(isOver(status), status).toBe(actsFrom(transitions, status).length === 0)
      expect(ends(status), status).toBe(true)
    }
  })

  test('in review the desk is part of what people read', () => {
    expect(stages.map((stage) => stepOf('reviewing', stage))).toEqual(['reviewing_operator', 'reviewing_bureau', 'reviewing_committee'])
    expect(statuses.filter((status) => status !== 'reviewing').map((status) => stepOf(status, null))).toEqual(statuses.filter((status) => status !== 'reviewing'))
    expect(new Set(statuses.flatMap((status) => stages.map((stage) => stepOf(status, stage))))).toEqual(new Set(steps))
  })
})

describe('route', () => {
  test('[R1] government passes O&M, then the bureau; politics-law the committee alone', () => {
    expect(routeFor('government')).toEqual(['operator', 'bureau'])
    expect(routeFor('politics_law')).toEqual(['committee'])
  })
  test.each([['government', 'operator', 'bureau'], ['government', 'bureau', undefined], ['politics_law', 'committee', undefined]] as const)(
    '[R1] %s: after %s comes %s', (sector, stage, next) => expect(stageAfter(routeFor(sector), stage)).toBe(next))
})
