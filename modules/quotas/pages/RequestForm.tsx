import { useState } from 'react'
import { useSearchValues } from '#kit/web/links.tsx'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { needsByGroup, parseNeed } from './parts/need.ts'
import { useRegions, type NamedRegion } from './parts/use-regions.ts'
import { quotaRequestPhrases as phrases } from './parts/request-phrases.ts'
import { increasesOf } from './request/increases.ts'
import { RequestEditor, type RequestValues } from './request/RequestEditor.tsx'
import { RequestSent } from './request/RequestSent.tsx'
import type { SentRequest } from './request/use-request-form.ts'
import { useOwnNumbers } from './request/use-own-numbers.ts'
import kit from '#kit/web/kit.module.css'

/** 发起配额申请 (Q3); other pages lead here with what is missing in the address. */
export default function RequestForm() {
  const [{ need = '', reason = '' }] = useSearchValues()
  const { regions, error, again } = useRegions()
  const own = useOwnNumbers()
  if (error && !regions) return <ErrorState error={error} isPage onRetry={again} />
  if (!regions || own.isLoading) return <LoadingState />
  if (!own.hasParent) return <EmptyState title={phrases.noParent} text={phrases.noParentHelp} isPage />
  return <NewRequest key={`${need} ${reason}`} regions={regions} need={need} reason={reason} own={own} />
}

type NewProps = { readonly regions: readonly NamedRegion[]; readonly need: string; readonly reason: string; readonly own: ReturnType<typeof useOwnNumbers> }

function NewRequest({ regions, need, reason, own }: NewProps) {
  const [sent, setSent] = useState<SentRequest | null>(null)
  const [[first, ...rest]] = useState(() => needsByGroup(parseNeed(need), regions))
  const start: RequestValues = { group: first?.group ?? '', increases: increasesOf(first?.needs ?? []), reason, endsOn: '', files: [] }
  if (sent) return <div className={kit.page}><RequestSent request={sent} rest={rest} regions={regions} reason={reason} onAnother={() => setSent(null)} /></div>
  // What was typed without an address is kept under another name than what an address fills in.
  return <RequestEditor regions={regions} own={own} start={start} rest={rest} draft={first ? `quota-request:${need}` : 'quota-request:new'} onSent={setSent} />
}
