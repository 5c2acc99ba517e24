import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { ErrorState, LoadingState } from '#kit/web/States.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { Explanation, getExplanation } from '../../contract.ts'
import { explanationPagePhrases as phrases } from './explanation-page-phrases.ts'
import classes from './explanation.module.css'

const verdicts: StatusLooks<Explanation['verdict']> = {
  allowed: { label: phrases.allowed, tone: 'success' },
  refused: { label: phrases.refused, tone: 'danger' },
}

export type Question = { readonly accountId?: string; readonly permission: string; readonly recordKind?: string; readonly recordId?: string }

/** One question and its answer: the verdict, then each reason in order. `isOpen`: the reasons are shown at once. */
export function Reasons({ question, isOpen }: { readonly question: Question; readonly isOpen: boolean }) {
  const t = useSay()
  const explanation = useRead<typeof getExplanation>('GET /explanations', { query: question })
  if (explanation.error) return <ErrorState error={explanation.error} onRetry={() => void explanation.refetch()} />
  if (!explanation.data) return <LoadingState height={48} />
  const { name, verdict, reasons } = explanation.data
  return (
    <details className={classes.answer} open={isOpen}>
      <summary><span className={classes.question}>{t(name)}</span> <StatusTag looks={verdicts} status={verdict} /></summary>
      <ol className={classes.reasons}>
        {reasons.map((reason, index) => <ReasonLine key={index} reason={reason} />)}
      </ol>
    </details>
  )
}

function ReasonLine({ reason: { isMet, text } }: { readonly reason: Explanation['reasons'][number] }) {
  const t = useSay()
  const [tone, label, Mark] = isMet === null ? ['info', phrases.justSo, IconInfoCircle] as const
    : isMet ? ['success', phrases.speaksFor, IconCheck] as const : ['danger', phrases.speaksAgainst, IconX] as const
  return (
    <li className={classes.reason} data-tone={tone}>
      <Mark size={20} aria-hidden />
      <span><VisuallyHidden>{t(label)}: </VisuallyHidden>{t(text)}</span>
    </li>
  )
}
