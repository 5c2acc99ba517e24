import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { NotFoundState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Department, listDepartments, moveDepartment } from '../contract.ts'
import { departmentPhrases as phrases } from '../phrases.ts'
import { Blockers } from './parts/Blockers.tsx'
import { idsWithin, pathName } from './parts/tree-rows.ts'

/** To another parent in the same sector (chapter 2). */
export default function DepartmentMove() {
  const { id } = usePageParams()
  const departments = useRead<typeof listDepartments>('GET /departments')
  return (
    <Answer of={departments}>
      {({ items }) => {
        const department = items.find((item) => item.id === id)
        return department ? <MoveForm department={department} departments={items} /> : <NotFoundState />
      }}
    </Answer>
  )
}

function MoveForm({ department, departments }: { readonly department: Department; readonly departments: readonly Department[] }) {
  const t = useSay()
  const go = useGo()
  const { id, version } = department
  const move = useAct<typeof moveDepartment>('POST /departments/:id/move', { done: phrases.departmentMoved, isQuiet: true, onDone: () => go(`/departments/${id}`) })
  const form = useForm({
    initial: { parentId: '' },
    rules: { parentId: [isRequired] },
    submit: ({ parentId }) => move.mutateAsync({ params: { id }, body: { version, parentId } }),
  })
  const within = idsWithin(departments, id)
  const parents = departments.filter((other) => other.sector === department.sector && !other.isArchived && !within.has(other.id) && other.id !== department.parentId)
  return (
    <FormPage title={phrases.moveDepartment} subtitle={`${pathName(departments, id)} — ${t(phrases.moveIntroduction)}`} form={form} verb={phrases.move} backTo={`/departments/${id}`}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.departments, to: '/departments' }, { label: department.name, to: `/departments/${id}` }]}>
      <FormSection>
        <SelectField {...form.field('parentId')} label={phrases.parent} isWide options={parents.map((parent) => ({ value: parent.id, label: pathName(departments, parent.id) }))} />
      </FormSection>
      <Blockers departmentId={id} change="moving" {...(form.values.parentId === '' ? {} : { parentId: form.values.parentId })} />
    </FormPage>
  )
}
