import { IconArchive, IconArchiveOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { closeProject, deleteProject, Project, reopenProject } from '../../contract.ts'
import { projectPhrases as phrase } from '../../phrases.ts'

/** What this person may do to this project now (A5). */
export function ProjectActions({ project }: { readonly project: Project }) {
  const t = useSay()
  const go = useGo()
  const close = useAct<typeof closeProject>('POST /projects/:id/closing', { isQuiet: true, done: phrase.projectSaved })
  const reopen = useAct<typeof reopenProject>('POST /projects/:id/reopening', { isQuiet: true, done: phrase.projectSaved })
  const remove = useAct<typeof deleteProject>('DELETE /projects/:id', { isQuiet: true, done: phrase.projectDeleted, onDone: () => go('/projects', { isReplacing: true }) })
  const may = (act: string) => project.allowed.includes(act)
  const turn = { params: { id: project.id }, body: { version: project.version } }
  return (
    <>
      {may('delete') && (
        <ConfirmButton icon={IconTrash} verb={phrase['projectAct.delete']} title={phrase['projectAct.delete']} text={t(phrase.deleteProjectEffect, { name: project.name })} isDangerous
          onConfirm={() => remove.mutateAsync({ params: { id: project.id } })} />
      )}
      {may('close') && (
        <ConfirmButton icon={IconArchive} verb={phrase['projectAct.close']} title={phrase['projectAct.close']} text={t(phrase.closeProjectEffect, { name: project.name })}
          onConfirm={() => close.mutateAsync(turn)} />
      )}
      {may('reopen') && (
        <ConfirmButton icon={IconArchiveOff} verb={phrase['projectAct.reopen']} title={phrase['projectAct.reopen']} onConfirm={() => reopen.mutateAsync(turn)} />
      )}
      {may('edit') && <LinkButton to={`/projects/${project.id}/edit`} leftSection={<IconPencil size={16} aria-hidden />}>{t(phrase['projectAct.edit'])}</LinkButton>}
    </>
  )
}
