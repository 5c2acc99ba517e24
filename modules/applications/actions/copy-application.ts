import { action } from '#kit/server/action.ts'
import { forbidden } from '#kit/pure/refusal.ts'
import { withOfferedItems } from '../catalogue.ts'
import { contentOf, emptyContent } from '../content.ts'
import { copyApplication } from '../contract.ts'
import { itemsToRepeat } from '../existing.ts'
import { applicationPolicy } from '../policy.ts'
import { findApplication } from '../store.ts'
import { showApplication } from '../view.ts'
import { beginDraft } from './create-application.ts'

/**
 * R14, "apply again": what an old application asked for as a new draft of one's own, in the catalogue's present
 * version. Attachments stay with the record that they explain; services that are no longer offered are left out, and so are
 * resources that do not run any more (409 `application.resources_gone` if none does).
 */
export const copyAction = action(copyApplication, async (context) => {
  const { tx, actor, input } = context
  const application = await findApplication(tx, actor, input.id)
  if (!applicationPolicy.copy.mayReach(actor, application)) throw forbidden()
  const old = await contentOf(tx, application)
  const { kind, departmentId } = application
  const wanted = kind === 'new' ? await withOfferedItems(tx, old.items) : await itemsToRepeat(tx, { kind, departmentId, projectId: old.projectId }, old.items)
  const items = wanted.map((item) => ({ ...item, id: undefined }))
  const content = { ...await emptyContent(tx, actor, departmentId, kind), ...old, attachmentIds: [], items }
  const id = await beginDraft(context, application, content, { copyOf: application.number })
  return showApplication(tx, actor, id)
})
