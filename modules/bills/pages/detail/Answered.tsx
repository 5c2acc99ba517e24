import type { Problem } from '#kit/web/client.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { StaleNote } from '../parts/StaleNote.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'

/** Who comes second is told what was answered, when, and why. */
export function Answered({ problem, onReload }: { readonly problem: Problem | null; readonly onReload: () => void }) {
  const t = useSay()
  const { moment } = useFormats()
  const { verdict, at, reason } = problem?.facts ?? {}
  const when = typeof at === 'string' ? moment(at) : ''
  return (
    <StaleNote problem={problem} onReload={onReload}>
      {when !== '' && <span>{verdict === 'rejected' ? t(phrases.answeredRejected, { at: when, reason: String(reason ?? '') }) : t(phrases.answeredConfirmed, { at: when })}</span>}
    </StaleNote>
  )
}
