import { action } from '#kit/server/action.ts'
import { invalid } from '#kit/pure/refusal.ts'
import {
  createImage, createInstanceFamily, createInstanceSpec, createOptionValue, createRegion, editImage, editInstanceFamily, editInstanceSpec,
  editOptionValue, editRegion, editService,
} from '../contract.ts'
import { checkAttributes } from '../rules/option-lists.ts'
import {
  changeReference, changeSpec, familyExists, familySource, imageSource, insertFamily, insertImage, insertOptionValue, insertRegion, insertSpec,
  optionValueSource, readRow, regionSource, specSource, writeImageVersions,
} from '../reference-store.ts'
import { changeService, serviceSource } from '../service-store.ts'

/** O&M's reference data: one creation and one change per kind; the contract's permission is the guard. */
export const referenceActions = [
  action(createRegion, async ({ tx, actor, input, record }) => {
    const id = await insertRegion(tx, input)
    record({ kind: 'region.created', subject: { kind: 'region', id }, facts: { code: input.code } })
    return readRow(tx, regionSource(actor.language), id)
  }),
  action(editRegion, async ({ tx, actor, input, record }) => {
    await changeReference(tx, 'regions', input)
    record({ kind: 'region.changed', subject: { kind: 'region', id: input.id }, facts: changesOf(input) })
    return readRow(tx, regionSource(actor.language), input.id)
  }),

  action(createImage, async ({ tx, actor, input, record }) => {
    refuseRepeatedLabels(input.versions)
    const id = await insertImage(tx, input)
    await writeImageVersions(tx, id, input.versions)
    record({ kind: 'image.created', subject: { kind: 'image', id }, facts: { code: input.code } })
    return readRow(tx, imageSource(actor.language), id)
  }),
  action(editImage, async ({ tx, actor, input, record }) => {
    if (input.versions) refuseRepeatedLabels(input.versions)
    await changeReference(tx, 'images', input)
    if (input.versions) await writeImageVersions(tx, input.id, input.versions)
    record({ kind: 'image.changed', subject: { kind: 'image', id: input.id }, facts: changesOf(input) })
    return readRow(tx, imageSource(actor.language), input.id)
  }),

  action(createInstanceFamily, async ({ tx, actor, input, record }) => {
    const id = await insertFamily(tx, input)
    record({ kind: 'instance_family.created', subject: { kind: 'instance_family', id }, facts: { code: input.code } })
    return readRow(tx, familySource(actor.language), id)
  }),
  action(editInstanceFamily, async ({ tx, actor, input, record }) => {
    await changeReference(tx, 'instance_families', input)
    record({ kind: 'instance_family.changed', subject: { kind: 'instance_family', id: input.id }, facts: changesOf(input) })
    return readRow(tx, familySource(actor.language), input.id)
  }),

  action(createInstanceSpec, async ({ tx, actor, input, record }) => {
    if (!await familyExists(tx, input.familyId)) throw invalid([{ path: 'familyId', code: 'field.not_an_option' }])
    const id = await insertSpec(tx, input)
    record({ kind: 'instance_spec.created', subject: { kind: 'instance_spec', id }, facts: { code: input.code } })
    return readRow(tx, specSource(actor.language), id)
  }),
  action(editInstanceSpec, async ({ tx, actor, input, record }) => {
    await changeSpec(tx, input)
    record({ kind: 'instance_spec.changed', subject: { kind: 'instance_spec', id: input.id }, facts: changesOf(input) })
    return readRow(tx, specSource(actor.language), input.id)
  }),

  action(createOptionValue, async ({ tx, actor, input, record }) => {
    const errors = checkAttributes(input.list, input.attributes)
    if (errors.length > 0) throw invalid(errors)
    const id = await insertOptionValue(tx, input)
    record({ kind: 'option_value.created', subject: { kind: 'option_value', id }, facts: { list: input.list, value: input.value } })
    return readRow(tx, optionValueSource(actor.language), id)
  }),
  action(editOptionValue, async ({ tx, actor, input, record }) => {
    await changeReference(tx, 'option_values', input)
    record({ kind: 'option_value.changed', subject: { kind: 'option_value', id: input.id }, facts: changesOf(input) })
    return readRow(tx, optionValueSource(actor.language), input.id)
  }),

  action(editService, async ({ tx, actor, input, record }) => {
    await changeService(tx, input)
    record({ kind: 'service.changed', subject: { kind: 'service', id: input.id }, facts: changesOf(input) })
    return readRow(tx, serviceSource(actor.language), input.id)
  }),
]

/** What was changed, for the record of events. */
function changesOf({ id: _id, version: _version, ...changes }: { id: string; version: number }): Record<string, unknown> {
  return changes
}

function refuseRepeatedLabels(versions: readonly { readonly label: string }[]): void {
  const repeated = versions.findIndex(({ label }, index) => versions.findIndex((other) => other.label === label) < index)
  if (repeated >= 0) throw invalid([{ path: `versions/${repeated}/label`, code: 'field.taken' }])
}
