import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import type { Application } from '../contract.ts'
import { BatchEditor } from './form/BatchEditor.tsx'
import { Editor, Loaded } from './form/Editor.tsx'
import { ExistingEditor } from './form/ExistingEditor.tsx'
import { ModificationEditor } from './form/ModificationEditor.tsx'
import { SingleEditor } from './form/SingleEditor.tsx'
import { existingPhrases } from './parts/existing-phrases.ts'
import { valuesOf } from './parts/form-values.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'

/** /applications/:id/edit: a draft is continued in its own form, a submitted or rejected application is modified. */
export default function EditApplication() {
  const { id = '' } = usePageParams()
  return <Loaded key={id} id={id}>{(application) => <Edit application={application} />}</Loaded>
}

const draftTitles = { new: phrases.draftTitle, change: existingPhrases.changeTitle, release: existingPhrases.releaseTitle } as const

function Edit({ application }: { readonly application: Application }) {
  const t = useSay()
  if (!application.allowed.includes('edit')) {
    return <EmptyState title={phrases.cannotModify}><LinkButton to={`/applications/${application.id}`}>{t(phrases.toApplication)}</LinkButton></EmptyState>
  }
  const isDraft = application.status === 'draft'
  const title = isDraft ? draftTitles[application.kind] : t(phrases.modifyTitle, { number: application.number })
  return (
    <Editor mode={application.mode} application={application} start={valuesOf(application)} keptAs={application.id} title={title} lastCrumb={isDraft ? draftTitles[application.kind] : application.number}>
      {(form) => application.kind !== 'new' ? <ExistingEditor form={form} application={application} /> : !isDraft ? <ModificationEditor form={form} application={application} />
        : application.mode === 'single' ? <SingleEditor form={form} /> : <BatchEditor form={form} />}
    </Editor>
  )
}
