import { useState } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useMe } from '#kit/web/session.ts'
import { BatchEditor } from './form/BatchEditor.tsx'
import { Editor, LoadedDraft } from './form/Editor.tsx'
import { emptyValues, valuesOf } from './parts/form-values.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'

/** /applications/new/batch */
export default function BatchForm() {
  const t = useSay()
  const me = useMe()
  const [search] = useSearchValues()
  const [draftId] = useState(search['draft'])
  const [start] = useState(() => ({ ...emptyValues(me.departmentId), title: t(phrases.titleForBatch) }))
  const common = { mode: 'batch', title: phrases.batchApplication, lastCrumb: phrases.batchApplication, children: (form: Parameters<typeof BatchEditor>[0]['form']) => <BatchEditor form={form} /> } as const
  if (draftId) return <LoadedDraft id={draftId}>{(application) => <Editor {...common} application={application} start={valuesOf(application)} keptAs={application.id} />}</LoadedDraft>
  return <Editor {...common} application={null} start={start} keptAs="new.batch" />
}
