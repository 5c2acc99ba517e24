import { TextInput } from '@mantine/core'
import { FormSection } from '#kit/web/FormPage.tsx'
import { FileField } from '#kit/web/FileField.tsx'
import { SelectField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import { ProjectSelect } from '#modules/projects/pages/parts/ProjectSelect.tsx'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { UsersField } from './UsersField.tsx'

/** Base information of every application (chapter 4): the same fields in the single form, the wizard and a modification. */
export function BaseInformation({ form }: { readonly form: ApplicationForm }) {
  const { departmentId } = form.values
  return (
    <FormSection title={phrases.baseInformation}>
      <DepartmentField form={form} />
      <ProjectSelect {...form.field('projectId', true)} departmentId={departmentId} present={form.application?.project ?? null} />
      <TextField {...form.field('title', true)} label={phrases.title} maximum={limits.title} />
      <TextField {...form.field('documentNumber')} label={phrases.documentNumber} help={phrases.documentNumberHelp} maximum={100} />
      <TextAreaField {...form.field('reason', true)} label={phrases.reason} help={phrases.reasonHelp} maximum={limits.reason} />
      <UsersField {...form.field('users', true)} departmentId={departmentId} />
      <FileField {...form.field('files', true)} label={phrases.files} help={phrases.filesHelp} maximum={limits.attachments} />
    </FormSection>
  )
}

const heads = ['bureau_user', 'bureau_admin', 'committee_user', 'committee_admin']

/** Fixed to the account's department; heads choose among those that they may apply for, before the first submission. */
function DepartmentField({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const me = useMe()
  const mayChoose = me.roles.some((role) => heads.includes(role)) && !form.isModification && (form.application === null || form.application.kind === 'new')
  const choices = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'apply' } }, { enabled: mayChoose })
  const field = form.field('departmentId')
  if (!mayChoose) {
    const name = form.application?.department.name ?? me.departmentName ?? ''
    return <TextInput id={field.id} value={name} readOnly variant="filled" label={t(phrases.department)} description={t(form.isModification ? phrases.departmentOfApplication : phrases.departmentFixed)} />
  }
  const options = (choices.data?.items ?? []).map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(Math.max(0, depth - 1))}${name}` }))
  /** Project and accounts belong to a department; typed people stay. */
  const change = (id: string) => form.change((values) => values.departmentId === id ? values
    : { ...values, departmentId: id, projectId: null, users: values.users.filter((user) => user.accountId === null) })
  return <SelectField {...field} value={field.value ?? ''} onChange={change} label={phrases.department} options={options} isRequired />
}
