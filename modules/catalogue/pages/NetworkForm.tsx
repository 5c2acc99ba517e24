import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { atLeast, isRequired, type Complaint } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField, SwitchField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createNetwork, editNetwork, listNetworkDepartments, listRegions, Network, readNetwork } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { checkNetwork } from '../rules/network.ts'
import { crumbs } from './parts/maintenance.tsx'
import { VswitchFields, type Vswitch } from './parts/VswitchFields.tsx'

const list = '/catalogue/networks'
const says: Readonly<Record<string, Phrase>> = { ...kernelPhrases, ...phrases }

/** A VPC of a department in a region, with its vSwitches. */
export default function NetworkForm() {
  const { id } = usePageParams()
  return id === undefined ? <Fields network={null} /> : <Existing id={id} />
}

function Existing({ id }: { readonly id: string }) {
  const network = useRead<typeof readNetwork>('GET /networks/:id', { params: { id } })
  return <Answer of={network}>{(found) => <Fields network={found} />}</Answer>
}

type Values = { regionId: string; departmentId: string; name: string; cidr: string; cloudId: string; isOn: boolean; vswitches: readonly Vswitch[] }

/** The server's own rule for ranges, besides what is not filled in. */
function complaintsIn({ cidr, vswitches }: Values): Record<string, Complaint> {
  const ranges = checkNetwork({ cidr, vswitches }).map(({ path, code, facts }) => [path, { phrase: says[code] ?? kernelPhrases['input.invalid'], ...(facts ? { values: facts } : {}) }])
  const missing = vswitches.flatMap(({ name }, index) => name.trim().length < 2 ? [[`vswitches/${index}/name`, { phrase: kernelPhrases['field.too_short'], values: { limit: 2 } }]] : [])
  return Object.fromEntries([...ranges, ...missing]) as Record<string, Complaint>
}

function Fields({ network }: { readonly network: Network | null }) {
  const go = useGo()
  const isNew = network === null
  const regions = useRead<typeof listRegions>('GET /regions', { query: { pageSize: 200, sort: 'position', isOn: 'true' } }, { enabled: isNew })
  const departments = useRead<typeof listNetworkDepartments>('GET /network-departments', {}, { enabled: isNew })
  const done = { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) }
  const create = useAct<typeof createNetwork>('POST /networks', done)
  const edit = useAct<typeof editNetwork>('PATCH /networks/:id', done)
  const form = useForm<Values>({
    initial: {
      regionId: network?.region.id ?? '', departmentId: network?.department.id ?? '', name: network?.name ?? '', cidr: network?.cidr ?? '192.168.0.0/16',
      cloudId: network?.cloudId ?? '', isOn: network?.isOn ?? true, vswitches: network?.vswitches ?? [{ name: '', cidr: '', cloudId: '', isOn: true }],
    },
    rules: { regionId: [isRequired], departmentId: [isRequired], name: [isRequired, atLeast(2)], cidr: [isRequired] },
    check: complaintsIn,
    submit: ({ vswitches, isOn, name, cloudId, ...place }) => network
      ? edit.mutateAsync({ params: { id: network.id }, body: { version: network.version, name, cloudId, isOn, vswitches: [...vswitches] } })
      : create.mutateAsync({ body: { ...place, name, cloudId, vswitches: vswitches.map(({ name: own, cidr, cloudId: id }) => ({ name: own, cidr, cloudId: id })) } }),
  })
  const regionOptions = network ? [{ value: network.region.id, label: network.region.names }] : regions.data?.items.map(({ id, names }) => ({ value: id, label: names })) ?? []
  const departmentOptions = network ? [{ value: network.department.id, label: network.department.name }]
    : departments.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <FormPage title={network ? phrases.editNetwork : phrases.addNetwork} crumbs={[...crumbs, { label: phrases.networks, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <SelectField {...form.field('regionId')} label={phrases.region} options={regionOptions} isDisabled={!isNew} />
        <SelectField {...form.field('departmentId')} label={phrases.department} options={departmentOptions} isDisabled={!isNew} />
        <TextField {...form.field('name')} label={phrases.name} maximum={64} />
        <TextField {...form.field('cidr')} label={phrases.cidr} help="192.168.0.0/16" maximum={18} isDisabled={!isNew} />
        <TextField {...form.field('cloudId')} label={phrases.cloudId} maximum={100} />
        {!isNew && <SwitchField {...form.field('isOn')} label={phrases.isOffered} help={phrases.offerHelp} isWide />}
      </FormSection>
      <FormSection title={phrases.vswitches}><VswitchFields form={form} vswitches={form.values.vswitches} onChange={(vswitches) => form.set({ vswitches })} /></FormSection>
    </FormPage>
  )
}
