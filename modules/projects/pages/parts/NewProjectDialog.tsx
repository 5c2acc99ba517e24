import { Modal } from '@mantine/core'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import type { createProject, Project } from '../../contract.ts'
import { projectPhrases as phrase } from '../../phrases.ts'
import { ProjectFields } from './ProjectFields.tsx'
import { bodyOf, emptyProject, projectRules, type ProjectValues } from './project-values.ts'

type NewProjectDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The department of the application: a head may make a project for another one, which is then told. */
  readonly departmentId: string
  readonly onCreated: (project: Project) => void
}

/** A new project without leaving the application form: what was typed there stays (chapter 4, Projects). */
export function NewProjectDialog(props: NewProjectDialogProps) {
  const t = useSay()
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={t(phrase.newProject)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {props.isOpen && <DialogForm {...props} />}
    </Modal>
  )
}

function DialogForm({ departmentId, onClose, onCreated }: NewProjectDialogProps) {
  const me = useMe()
  const departmentName = useDepartmentName(departmentId)
  const create = useAct<typeof createProject>('POST /projects', { isQuiet: true })
  const form = useForm<ProjectValues, Project>({
    initial: emptyProject(me, departmentId),
    rules: projectRules,
    draft: `project.new.${departmentId}`,
    submit: (values) => create.mutateAsync({ body: { departmentId, ...bodyOf(values) } }),
    onDone: (project) => { notify(phrase.projectCreated, { number: project.number }); onCreated(project); onClose() },
  })
  return (
    <FormBody form={form} verb={phrase.createProject}>
      <ProjectFields form={form} departmentId={departmentId} departmentName={departmentName} hasFocus />
    </FormBody>
  )
}

function useDepartmentName(departmentId: string): string {
  const me = useMe()
  const choices = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'apply' } }, { enabled: departmentId !== me.departmentId })
  return departmentId === me.departmentId ? me.departmentName ?? '' : choices.data?.items.find(({ id }) => id === departmentId)?.name ?? ''
}
