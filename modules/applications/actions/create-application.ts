import { dayOf } from '#kit/pure/time.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { nextNumber } from '#kit/server/database.ts'
import { contentWith, emptyContent, writeContent, type Content } from '../content.ts'
import { copyApplication, createApplication } from '../contract.ts'
import { insertApplication, type NewApplication } from '../store.ts'
import { showApplication } from '../view.ts'
import { eventOf } from './moving.ts'

/** A draft, with its number for good (R10); it may be as incomplete as its applicant likes. */
export const createAction = action(createApplication, async (context) => {
  const { tx, actor, input } = context
  const departmentId = input.departmentId ?? actor.departmentId
  const content = await contentWith(tx, actor, await emptyContent(tx, actor, departmentId, input.kind), input)
  const id = await beginDraft(context, input, content)
  return showApplication(tx, actor, id)
})

/** The number comes last of all locks and shortly: everybody who begins a draft waits for it (chapter 12, lock order). */
export async function beginDraft(
  { tx, actor, now, record }: ActionContext<typeof createApplication> | ActionContext<typeof copyApplication>,
  { kind, mode }: Pick<NewApplication, 'kind' | 'mode'>, content: Content, facts: Record<string, unknown> = {},
): Promise<string> {
  const number = await nextNumber(tx, 'RA', dayOf(now))
  const id = await insertApplication(tx, { number, kind, mode, ...content.place, applicantId: actor.id }, now)
  await writeContent(tx, actor, id, content)
  record(eventOf({ id, number, ...content.place }, 'created', facts))
  return id
}
