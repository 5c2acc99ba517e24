import { useSay, type Say } from '#kit/web/i18n.tsx'
import { Timeline, type TimelineStep } from '#kit/web/Timeline.tsx'
import type { QuotaRequest } from '../../contract.ts'
import { requestLooks } from '../parts/request-looks.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'

/** Who asked, who decided and why, or whom it waits for (Q3). */
export function RequestFlow({ request }: { readonly request: QuotaRequest }) {
  const t = useSay()
  return <Timeline steps={[asked(request, t), decision(request, t)]} />
}

function asked(request: QuotaRequest, t: Say): TimelineStep {
  return { key: 'asked', name: phrases['flow.asked'], tone: 'info', person: personOf(request.requestedBy, request.requestedFor, t), at: request.requestedAt, reason: request.reason }
}

function decision(request: QuotaRequest, t: Say): TimelineStep {
  const { status, parent, decidedBy, decidedFor, decidedAt, decisionReason } = request
  if (status === 'withdrawn') return { key: 'withdrawn', name: phrases['flow.withdrawn'], tone: 'neutral', person: decidedBy && personOf(decidedBy, decidedFor, t), at: decidedAt }
  const name = t(phrases['flow.review'], { parent: parent.name })
  if (status === 'waiting') return { key: 'review', name, tone: 'waiting', waitsFor: t(phrases.reviewersOf, { parent: parent.name }) }
  return { key: 'review', name, tone: requestLooks[status].tone, verdict: requestLooks[status].label, person: decidedBy && personOf(decidedBy, decidedFor, t), at: decidedAt, reason: decisionReason }
}

/** An act of a substitute is shown with whom it was for (A6). */
function personOf(by: { readonly name: string }, represented: { readonly name: string } | null, t: Say): string {
  return represented ? t(phrases.actedFor, { by: by.name, represented: represented.name }) : by.name
}
