import { Answer } from '#kit/web/DetailPage.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { changeProject, Project, readProject } from '../contract.ts'
import { projectPhrases as phrase } from '../phrases.ts'
import { ProjectFields } from './parts/ProjectFields.tsx'
import { bodyOf, projectRules, valuesOf, type ProjectValues } from './parts/project-values.ts'

export default function ProjectEdit() {
  const id = usePageParams()['id'] ?? ''
  const project = useRead<typeof readProject>('GET /projects/:id', { params: { id } })
  return <Answer of={project}>{(found) => <EditForm key={found.id} project={found} />}</Answer>
}

/** Saves against the version that was read when the page was opened, so nobody else's change is overwritten. */
function EditForm({ project }: { readonly project: Project }) {
  const go = useGo()
  const address = `/projects/${project.id}`
  const change = useAct<typeof changeProject>('PATCH /projects/:id', { isQuiet: true, done: phrase.projectSaved })
  const form = useForm<ProjectValues, Project>({
    initial: valuesOf(project),
    rules: projectRules,
    submit: (values) => change.mutateAsync({ params: { id: project.id }, body: { version: project.version, ...bodyOf(values) } }),
    onDone: () => go(address, { isReplacing: true }),
  })
  return (
    <FormPage title={phrase.editProject} subtitle={`${project.number} · ${project.name}`} form={form} verb={kitPhrases.save} backTo={address}
      crumbs={[{ label: phrase.projects, to: '/projects' }, { label: project.name, to: address }, { label: phrase['projectAct.edit'] }]}>
      <FormSection title={phrase.projectInformation}>
        <ProjectFields form={form} departmentId={project.department.id} departmentName={project.department.name} people={[project.contact, project.owner, ...project.members]} />
      </FormSection>
    </FormPage>
  )
}
