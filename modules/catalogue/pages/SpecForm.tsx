import { between, isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { NumberField, SelectField, SwitchField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createInstanceSpec, editInstanceSpec, InstanceSpec, listInstanceFamilies, readInstanceSpec } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs } from './parts/maintenance.tsx'

const list = '/catalogue/specs'
const trail = [...crumbs, { label: phrases.instanceSpecs, to: list }]

/** A new specification, or whether one is offered: its size is never changed. */
export default function SpecForm() {
  const { id } = usePageParams()
  return id === undefined ? <NewSpec /> : <Existing id={id} />
}

function NewSpec() {
  const go = useGo()
  const families = useRead<typeof listInstanceFamilies>('GET /instance-families', { query: { pageSize: 200, sort: 'position' } })
  const create = useAct<typeof createInstanceSpec>('POST /instance-specs', { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) })
  const form = useForm({
    initial: { familyId: '', code: '', vcpu: null as number | null, memoryGb: null as number | null },
    rules: {
      familyId: [isRequired], code: [isRequired, matches(/^[a-z][a-z0-9.-]{0,59}$/, phrases.specCodeHelp)],
      vcpu: [isRequired, between(1, 512)], memoryGb: [isRequired, between(1, 8192)],
    },
    submit: ({ familyId, code, vcpu, memoryGb }) => create.mutateAsync({ body: { familyId, code, vcpu: vcpu ?? 0, memoryGb: memoryGb ?? 0 } }),
  })
  const options = families.data?.items.map(({ id, names }) => ({ value: id, label: names })) ?? []
  return (
    <FormPage title={phrases.addSpec} crumbs={trail} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <SelectField {...form.field('familyId')} label={phrases.family} options={options} />
        <TextField {...form.field('code')} label={phrases.spec} help={phrases.specCodeHelp} maximum={60} />
        <NumberField {...form.field('vcpu')} label={phrases.vcpu} minimum={1} maximum={512} />
        <NumberField {...form.field('memoryGb')} label={phrases.memoryGb} minimum={1} maximum={8192} />
      </FormSection>
    </FormPage>
  )
}

function Existing({ id }: { readonly id: string }) {
  const spec = useRead<typeof readInstanceSpec>('GET /instance-specs/:id', { params: { id } })
  return <Answer of={spec}>{(found) => <EditSpec spec={found} />}</Answer>
}

function EditSpec({ spec }: { readonly spec: InstanceSpec }) {
  const go = useGo()
  const edit = useAct<typeof editInstanceSpec>('PATCH /instance-specs/:id', { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) })
  const form = useForm({
    initial: { isOn: spec.isOn },
    submit: ({ isOn }) => edit.mutateAsync({ params: { id: spec.id }, body: { version: spec.version, isOn } }),
  })
  return (
    <FormPage title={phrases.editSpec} subtitle={`${spec.code} · ${spec.vcpu} vCPU · ${spec.memoryGb} GB`} crumbs={trail} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection><SwitchField {...form.field('isOn')} label={phrases.isOffered} help={phrases.offerHelp} isWide /></FormSection>
    </FormPage>
  )
}
