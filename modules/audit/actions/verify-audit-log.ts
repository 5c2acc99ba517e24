import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import { verificationAnswer } from '../answer.ts'
import { verifyAuditLog } from '../contract.ts'
import { exportedHeads, UnreadableHeads, type Head } from '../heads.ts'
import { verifyChain } from '../verify.ts'

/** Recomputes the chain in a snapshot of its own, which may take long, then records that and with what result (C-I2). */
export const verifyAuditLogRoute: Route = {
  endpoint: verifyAuditLog, isWrite: true,
  run: async ({ database, actor, request }: Call) => {
    const result = await verifyChain(database, await keptHeads())
    await inTransaction(database, async (tx) => appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id }, [{
      kind: 'audit.verified', subject: { kind: 'audit', id: '1' }, facts: {
        count: result.count, sequence: result.head?.sequence ?? null, hash: result.head?.hash ?? null, heads: result.heads,
        broken: result.broken?.kind ?? null, brokenSequence: result.broken?.sequence ?? null, brokenEvent: result.broken?.eventId ?? null,
      },
    }]))
    return verificationAnswer(result)
  },
}

/** Somebody who spoils the file must not silence the verification. */
async function keptHeads(): Promise<Head[]> {
  try {
    return await exportedHeads()
  } catch (error) {
    if (error instanceof UnreadableHeads) throw new Refusal('audit.heads_unreadable', 409)
    throw error
  }
}
