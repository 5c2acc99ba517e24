import { useState } from 'react'
import { Answer } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { readService } from '#modules/catalogue/contract.ts'
import type { ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { Editor, LoadedDraft } from './form/Editor.tsx'
import { SingleEditor } from './form/SingleEditor.tsx'
import { emptyItem, emptyValues, valuesOf } from './parts/form-values.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'

/** /applications/new/:service */
export default function SingleForm() {
  const { service = '' } = usePageParams()
  const definition = useRead<typeof readService>('GET /services/:code', { params: { code: service }, query: {} })
  return <Answer of={definition}>{(data) => <New key={service} definition={data.definition} />}</Answer>
}

function New({ definition }: { readonly definition: ServiceDefinition }) {
  const t = useSay()
  const me = useMe()
  const [search] = useSearchValues()
  const [draftId] = useState(search['draft'])
  const [start] = useState(() => ({ ...emptyValues(me.departmentId), title: t(phrases.titleFor, { service: t(definition.names) }), items: [emptyItem(definition.code)] }))
  const common = { mode: 'single', title: phrases.singleApplication, lastCrumb: definition.names, children: (form: Parameters<typeof SingleEditor>[0]['form']) => <SingleEditor form={form} /> } as const
  if (draftId) return <LoadedDraft id={draftId}>{(application) => <Editor {...common} application={application} start={valuesOf(application)} keptAs={application.id} />}</LoadedDraft>
  return <Editor {...common} application={null} start={start} keptAs={`new.${definition.code}`} />
}
