import { useState } from 'react'
import type { BodyOf } from '#kit/pure/contract.ts'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { isRequired } from '#kit/web/checks.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { DayField, MultiSelectField, SelectField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Department, listDepartments } from '#modules/departments/contract.ts'
import { InTheWay } from '#modules/departments/pages/parts/InTheWay.tsx'
import { pathName } from '#modules/departments/pages/parts/tree-rows.ts'
import type { listPassingChoices, planReorganisation, previewReorganisation, Reorganisation } from '../contract.ts'
import { limits } from '../rules/limits.ts'
import { ConsequenceSections } from './parts/ConsequenceSections.tsx'
import { reorganisationMenuPhrases as menuPhrases } from './parts/menu-phrases.ts'
import { reorganisationPagePhrases as phrases } from './parts/page-phrases.ts'
import { usePreview } from './parts/use-preview.ts'

type Values = { readonly fromDepartmentId: string; readonly toDepartmentId: string; readonly day: string; readonly projectIds: readonly string[]; readonly resourceIds: readonly string[]; readonly toProjectId: string; readonly reason: string }
const empty: Values = { fromDepartmentId: '', toDepartmentId: '', day: '', projectIds: [], resourceIds: [], toProjectId: '', reason: '' }

/** From where to where, when, what; below it, what that does. */
export default function ReorganisationForm() {
  const departments = useRead<typeof listDepartments>('GET /departments')
  return <Answer of={departments}>{({ items }) => <PlanForm departments={items} />}</Answer>
}

function PlanForm({ departments }: { readonly departments: readonly Department[] }) {
  const go = useGo()
  const [today] = useState(() => dayOf(new Date()))
  const create = useAct<typeof planReorganisation>('POST /reorganisations', { isQuiet: true })
  const form = useForm<Values, Reorganisation>({
    initial: { ...empty, day: addDays(today, 1) },
    draft: 'reorganisation.new',
    rules: { fromDepartmentId: [isRequired], toDepartmentId: [isRequired], day: [isRequired], reason: [isRequired] },
    check: ({ resourceIds, toProjectId }) => ({ toProjectId: resourceIds.length > 0 ? isRequired(toProjectId) : undefined }),
    submit: (values) => create.mutateAsync({ body: { ...wishIn(values), reason: values.reason } }),
    onDone: ({ id, number, state }) => { notify(state === 'done' ? phrases.done : phrases.planned, { number }); go(`/reorganisations/${id}`, { isReplacing: true }) },
  })
  const { fromDepartmentId, day } = form.values
  const giving = departments.find(({ id }) => id === fromDepartmentId)
  const choosable = departments.filter(({ kind }) => kind !== 'root')
  const takers = choosable.filter(({ id, sector, isArchived }) => id !== fromDepartmentId && !isArchived && (!giving || sector === giving.sector))
  const optionsOf = (some: readonly Department[]) => some.map(({ id }) => ({ value: id, label: pathName(departments, id) }))
  return (
    <FormPage title={phrases.newReorganisation} form={form} verb={day === today ? phrases.doNow : phrases.plan} backTo="/reorganisations"
      crumbs={[{ label: accessPhrases.platformMenu }, { label: menuPhrases.reorganisations, to: '/reorganisations' }, { label: phrases.newReorganisation }]}>
      <FormSection title={phrases.whoAndWhen}>
        <SelectField {...form.field('fromDepartmentId')} label={phrases.from} options={optionsOf(choosable)} onChange={(value) => form.set({ fromDepartmentId: value, projectIds: [], resourceIds: [] })} />
        <SelectField {...form.field('toDepartmentId')} label={phrases.to} options={optionsOf(takers)} onChange={(value) => form.set({ toDepartmentId: value, toProjectId: '' })} />
        <DayField {...form.field('day')} label={phrases.day} help={phrases.dayHelp} earliest={today} />
        <TextAreaField {...form.field('reason')} label={phrases.reason} maximum={limits.reason} isWide />
      </FormSection>
      {fromDepartmentId !== '' && <WhatPasses form={form} />}
      <Preview values={form.values} isToday={day === today} />
    </FormPage>
  )
}

function wishIn({ day, fromDepartmentId, toDepartmentId, projectIds, resourceIds, toProjectId }: Values): BodyOf<typeof previewReorganisation> {
  return { day, fromDepartmentId, toDepartmentId, projectIds: [...projectIds], resources: resourceIds.map((id) => ({ id, toProjectId })) }
}

function WhatPasses({ form }: { readonly form: Form<Values> }) {
  const t = useSay()
  const [wanted, setWanted] = useState('')
  const { fromDepartmentId, toDepartmentId, projectIds, resourceIds } = form.values
  const giving = useRead<typeof listPassingChoices>('GET /reorganisations/choices', { query: { departmentId: fromDepartmentId, ...(wanted.trim() === '' ? {} : { q: wanted.trim() }) } }, { keepsPrevious: true })
  const taking = useRead<typeof listPassingChoices>('GET /reorganisations/choices', { query: { departmentId: toDepartmentId } }, { enabled: toDepartmentId !== '' })
  // What was chosen before the search changed keeps its name.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const found = (giving.data?.resources ?? []).map(({ id, instanceId, name, project }) => ({ value: id, label: `${instanceId} · ${name} · ${project.name}` }))
  const chosenBefore = resourceIds.filter((id) => !found.some(({ value }) => value === id)).map((id) => ({ value: id, label: names.get(id) ?? id }))
  const projects = giving.data?.projects ?? []
  const targets = [...taking.data?.projects.filter(({ isClosed }) => !isClosed) ?? [], ...projects.filter(({ id, isClosed }) => projectIds.includes(id) && !isClosed)]
  const search = form.at('findResources', wanted, setWanted)
  return (
    <FormSection title={phrases.whatPasses}>
      <MultiSelectField {...form.field('projectIds')} label={phrases.projects} help={phrases.projectsHelp} maximum={limits.projects} isWide
        options={projects.map(({ id, name, number, resources }) => ({ value: id, label: t(phrases.projectOption, { name, number, count: resources }) }))} />
      <TextField {...search} label={phrases.findResources} help={phrases.findResourcesHelp} maximum={100} />
      <MultiSelectField {...form.field('resourceIds')} label={phrases.resources} help={phrases.resourcesHelp} maximum={limits.resources} options={[...chosenBefore, ...found]} isWide
        onChange={(ids) => { setNames(new Map([...names, ...found.map(({ value, label }) => [value, label] as const)])); form.set({ resourceIds: ids }) }} />
      {resourceIds.length > 0 && <SelectField {...form.field('toProjectId')} isRequired label={phrases.toProject} isWide options={targets.map(({ id, name, number }) => ({ value: id, label: `${name} · ${number}` }))} />}
    </FormSection>
  )
}

function Preview({ values, isToday }: { readonly values: Values; readonly isToday: boolean }) {
  const t = useSay()
  const { fromDepartmentId, toDepartmentId, day, projectIds, resourceIds, toProjectId } = values
  const isEnough = fromDepartmentId !== '' && toDepartmentId !== '' && day !== '' && projectIds.length + resourceIds.length > 0 && (resourceIds.length === 0 || toProjectId !== '')
  const preview = usePreview(isEnough ? wishIn(values) : null)
  if (!isEnough) return <Section title={phrases.consequences}><p>{t(phrases.chooseFirst)}</p></Section>
  return (
    <Answer of={preview} isPart>
      {({ consequences, hindrances }) => (
        <>
          <InTheWay items={hindrances} {...(isToday ? {} : { text: phrases.inTheWayLater })} />
          <ConsequenceSections consequences={consequences} day={day} />
        </>
      )}
    </Answer>
  )
}
