import { isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams, useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { NotFoundState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import type { changeDepartment, createDepartment, Department, listDepartments } from '../contract.ts'
import { departmentPhrases as phrases } from '../phrases.ts'
import { kindsUnder } from '../rules/tree.ts'
import { kindNames, sectorNames } from './parts/looks.ts'
import { pathName } from './parts/tree-rows.ts'

const crumbs = [{ label: accessPhrases.platformMenu }, { label: phrases.departments, to: '/departments' }]
const codeRules = [isRequired, matches(/^[a-z0-9][a-z0-9.-]{0,39}$/, phrases.codeHelp)]

/** A new department, or another name or code for one that is there. */
export default function DepartmentForm() {
  const { id } = usePageParams()
  const departments = useRead<typeof listDepartments>('GET /departments')
  return (
    <Answer of={departments}>
      {({ items }) => {
        if (id === undefined) return <NewDepartment departments={items} />
        const department = items.find((item) => item.id === id)
        return department ? <EditDepartment department={department} /> : <NotFoundState />
      }}
    </Answer>
  )
}

function NewDepartment({ departments }: { readonly departments: readonly Department[] }) {
  const go = useGo()
  const [{ parentId = '' }] = useSearchValues()
  const create = useAct<typeof createDepartment>('POST /departments', { done: kitPhrases.saved, isQuiet: true, onDone: ({ id }) => go(`/departments/${id}`) })
  const parents = departments.filter(({ allowed }) => allowed.includes('add'))
  const form = useForm({
    initial: { parentId, kind: firstKind(parents, parentId), sector: '', name: '', code: '' },
    rules: { parentId: [isRequired], kind: [isRequired], name: [isRequired], code: codeRules },
    check: ({ kind, sector }) => ({ sector: kind === 'head' ? isRequired(sector) : undefined }),
    submit: ({ sector, ...values }) => create.mutateAsync({ body: { ...values, kind: values.kind as 'unit', ...(values.kind === 'head' ? { sector: sector as Sector } : {}) } }),
  })
  const parent = parents.find(({ id }) => id === form.values.parentId)
  const sector = form.field('sector')
  return (
    <FormPage title={phrases.newDepartment} crumbs={crumbs} form={form} verb={kitPhrases.save} backTo="/departments">
      <FormSection>
        <SelectField {...form.field('parentId')} label={phrases.parent} isWide options={parents.map(({ id }) => ({ value: id, label: pathName(departments, id) }))}
          onChange={(value) => form.set({ parentId: value, kind: firstKind(parents, value) })} />
        <SelectField {...form.field('kind')} label={phrases.kind} options={(parent ? kindsUnder(parent.kind) : []).map((kind) => ({ value: kind, label: kindNames[kind] }))} />
        {form.values.kind === 'head' && <SelectField {...sector} isRequired label={phrases.sector} options={Object.entries(sectorNames).map(([value, label]) => ({ value, label }))} />}
        <TextField {...form.field('name')} label={phrases.name} maximum={64} />
        <TextField {...form.field('code')} label={phrases.code} help={phrases.codeHelp} maximum={40} />
      </FormSection>
    </FormPage>
  )
}

/** The only kind that may stand there, or the first of two. */
function firstKind(parents: readonly Department[], parentId: string): string {
  const parent = parents.find(({ id }) => id === parentId)
  return parent ? kindsUnder(parent.kind)[0] ?? '' : ''
}

function EditDepartment({ department: { id, name, code, version } }: { readonly department: Department }) {
  const go = useGo()
  const change = useAct<typeof changeDepartment>('PATCH /departments/:id', { done: kitPhrases.saved, isQuiet: true, onDone: () => go(`/departments/${id}`) })
  const form = useForm({
    initial: { name, code },
    rules: { name: [isRequired], code: codeRules },
    submit: (values) => change.mutateAsync({ params: { id }, body: { version, ...values } }),
  })
  return (
    <FormPage title={phrases.editDepartment} crumbs={[...crumbs, { label: name, to: `/departments/${id}` }]} form={form} verb={kitPhrases.save} backTo={`/departments/${id}`}>
      <FormSection>
        <TextField {...form.field('name')} label={phrases.name} maximum={64} />
        <TextField {...form.field('code')} label={phrases.code} help={phrases.codeHelp} maximum={40} />
      </FormSection>
    </FormPage>
  )
}
