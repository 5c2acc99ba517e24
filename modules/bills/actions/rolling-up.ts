import type { Day } from '#kit/pure/time.ts'
import { next } from '#kit/pure/states.ts'
import { monthText } from '../rules/months.ts'
import { rollUpAct } from '../rules/roll-up.ts'
import { rollUpTransitions, type RollUpAct } from '../rules/status.ts'
import { ensureRollUps, moveRollUp, readRollUps, type RollUpRecord } from '../roll-up-store.ts'
import { answerDue, type Acting } from './moving.ts'

const kinds = ['politics_law', 'whole'] as const

/**
 * After every change of a month's bills, under the month's lock: a roll-up opens when all that it waits for is confirmed,
 * and closes when that is no longer so (B3). The sector's first, since the whole cloud's waits for it.
 */
export async function settleRollUps(acting: Acting, month: Day): Promise<void> {
  await ensureRollUps(acting.tx, month)
  for (const kind of kinds) {
    const all = await readRollUps(acting.tx, [month], kinds)
    const rollUp = all.find((one) => one.kind === kind)
    const act = rollUp && rollUpAct(rollUp, all)
    if (rollUp && act) await moveIt(acting, rollUp, act)
  }
}

async function moveIt(acting: Acting, rollUp: RollUpRecord, act: RollUpAct): Promise<void> {
  const { tx, now, record } = acting
  const status = next(rollUpTransitions, rollUp.status, act, 'roll_up.not_open')
  const round = rollUp.round + 1
  await moveRollUp(tx, rollUp, act === 'open' ? { status, round, openedAt: now, dueOn: await answerDue(tx, now) } : { status })
  record({
    kind: act === 'open' ? 'roll_up.opened' : 'roll_up.closed', subject: { kind: 'roll_up', id: rollUp.id },
    facts: { month: monthText(rollUp.month), kind: rollUp.kind, total: rollUp.total, bills: rollUp.billCount, round: act === 'open' ? round : rollUp.round },
  })
}
