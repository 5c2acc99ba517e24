import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { createProject, Project } from '../contract.ts'
import { projectPhrases as phrase } from '../phrases.ts'
import { ProjectFields } from './parts/ProjectFields.tsx'
import { bodyOf, emptyProject, projectRules, type ProjectValues } from './parts/project-values.ts'

/** A project of one's own department (chapter 4): afterwards its page says the number. */
export default function ProjectCreation() {
  const me = useMe()
  const go = useGo()
  const create = useAct<typeof createProject>('POST /projects', { isQuiet: true })
  const form = useForm<ProjectValues, Project>({
    initial: emptyProject(me, me.departmentId),
    rules: projectRules,
    draft: 'project.new',
    submit: (values) => create.mutateAsync({ body: bodyOf(values) }),
    onDone: ({ id, number }) => { notify(phrase.projectCreated, { number }); go(`/projects/${id}`, { isReplacing: true }) },
  })
  return (
    <FormPage title={phrase.newProject} crumbs={[{ label: phrase.projects, to: '/projects' }, { label: phrase.newProject }]} form={form} verb={phrase.createProject} backTo="/projects">
      <FormSection title={phrase.projectInformation}>
        <ProjectFields form={form} departmentId={me.departmentId} departmentName={me.departmentName ?? ''} hasFocus />
      </FormSection>
    </FormPage>
  )
}
