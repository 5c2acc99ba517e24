import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { SelectField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { FieldBinding } from '#kit/web/use-form.ts'
import type { listProjectChoices } from '../../contract.ts'
import { projectPhrases as phrase } from '../../phrases.ts'
import { NewProjectDialog } from './NewProjectDialog.tsx'
import classes from './projects.module.css'

type ProjectSelectProps = FieldBinding<string | null> & {
  readonly departmentId: string | null
  /** The project that the record has already: it stays shown if it is closed meanwhile. */
  readonly present?: { readonly id: string; readonly name: string } | null
}

/** An open project of the department, or a new one made on the spot. */
export function ProjectSelect({ departmentId, present, ...field }: ProjectSelectProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const choices = useRead<typeof listProjectChoices>('GET /projects/choices', { query: departmentId === null ? {} : { departmentId } }, { enabled: departmentId !== null })
  const items = choices.data?.items ?? []
  const options = items.map(({ id, name, number }) => ({ value: id, label: `${name}（${number}）` }))
  if (present && !items.some(({ id }) => id === present.id)) options.unshift({ value: present.id, label: present.name })
  return (
    <div className={classes.select}>
      <SelectField {...field} value={field.value ?? ''} onChange={(value) => field.onChange(value || null)} label={phrase.projectName} placeholder={phrase.chooseProject}
        help={choices.data && options.length === 0 ? phrase.noProjectMatches : undefined} options={options} isDisabled={departmentId === null} />
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} disabled={departmentId === null} onClick={open}>{t(phrase.newProject)}</Button>
      {departmentId !== null && <NewProjectDialog isOpen={isOpen} onClose={close} departmentId={departmentId} onCreated={({ id }) => field.onChange(id)} />}
    </div>
  )
}
