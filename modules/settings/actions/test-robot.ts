import { refuse } from '#kit/pure/refusal.ts'
import { say } from '#kit/pure/phrase.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { openDingtalk } from '#kit/server/dingtalk.ts'
import { appendEvents } from '#kit/server/events.ts'
import { testRobot } from '../contract.ts'
import { settingPhrases } from '../phrases.ts'
import { robotTrouble } from '../rules/robot-trouble.ts'
import { readSettings } from '../store.ts'

/** As the test of the mail server: nothing is locked meanwhile, and afterwards it is written down. */
export const testRobotRoute: Route = { endpoint: testRobot, isWrite: true, run: runTest }

async function runTest({ database, actor, request }: Call) {
  const set = await readSettings(database, ['dingtalk.robot_url', 'dingtalk.robot_secret'])
  if (set['dingtalk.robot_url'] === '') throw refuse('setting.no_robot')
  const robot = openDingtalk({ robotUrl: set['dingtalk.robot_url'], robotSecret: set['dingtalk.robot_secret'], appKey: '', appSecret: '', agentId: '' })
  const said = await robot.sendToRobot(say(settingPhrases.robotTest, actor.language)).then(() => null, (error: unknown) => error instanceof Error ? error.message : String(error))
  await inTransaction(database, async (tx) => appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'robot.tested', subject: { kind: 'setting', id: '0' }, facts: { isSent: said === null, said: said ?? '' } }]))
  return { isSent: said === null, trouble: said === null ? null : robotTrouble(said), said: said ?? '' }
}
