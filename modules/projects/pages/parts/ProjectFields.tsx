import { FileField } from '#kit/web/FileField.tsx'
import { MultiSelectField, SelectField, TextAreaField, TextField, type Option } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { Form } from '#kit/web/use-form.ts'
import type { listAccountChoices } from '#modules/accounts/contract.ts'
import { attachmentPhrases } from '#modules/attachments/phrases.ts'
import { acceptedExtensions } from '#modules/attachments/rules/file-kinds.ts'
import { projectPhrases as phrase } from '../../phrases.ts'
import { projectLimits } from '../../rules/limits.ts'
import type { ProjectValues } from './project-values.ts'

type Person = { readonly id: string; readonly name: string }
type ProjectFieldsProps = {
  readonly form: Form<ProjectValues>
  readonly departmentId: string | null
  readonly departmentName: string
  /** People who stand in the project already, also if they left the department. */
  readonly people?: readonly Person[]
  readonly hasFocus?: boolean
}

/** The fields of a project (guide 000 §4.2): the same on its own page and in the dialog of the application form. */
export function ProjectFields({ form, departmentId, departmentName, people = [], hasFocus }: ProjectFieldsProps) {
  const t = useSay()
  const options = usePeople(departmentId, people)
  const fileHelp = t(attachmentPhrases.attachmentHint, { maximum: projectLimits.attachments, accepted: acceptedExtensions.join(', ') })
  return (
    <>
      <TextField {...form.field('name')} label={phrase.projectName} help={phrase.projectNameHint} maximum={projectLimits.name} hasFocus={hasFocus} />
      <TextField {...form.at('departmentId', departmentName, () => undefined)} label={phrase.projectDepartment} help={phrase.projectDepartmentHint} isDisabled />
      <TextAreaField {...form.field('description')} label={phrase.projectDescription} maximum={projectLimits.description} />
      <SelectField {...form.field('contactId')} label={phrase.projectContact} options={options} isClearable />
      <SelectField {...form.field('ownerId')} label={phrase.projectOwner} options={options} isClearable />
      <MultiSelectField {...form.field('memberIds')} label={phrase.projectMembers} help={phrase.projectMembersHint} options={options} maximum={projectLimits.members} isWide />
      <FileField {...form.field('files')} label={phrase.projectAttachments} help={fileHelp} maximum={projectLimits.attachments} accept={acceptedExtensions.map((extension) => `.${extension}`).join(',')} />
    </>
  )
}

/** Enabled accounts of the department, and whoever stands in the project already. */
function usePeople(departmentId: string | null, people: readonly Person[]): readonly Option[] {
  const choices = useRead<typeof listAccountChoices>('GET /accounts/choices', { query: { departmentId: departmentId ?? '' } }, { enabled: departmentId !== null })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  for (const { id, displayName } of choices.data?.items ?? []) names.set(id, displayName)
  return [...names].map(([value, label]) => ({ value, label }))
}
