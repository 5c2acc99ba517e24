import { useState } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Application, approveApplication, rejectApplication } from '../../contract.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { stepLooks } from '../parts/looks.ts'
import { comesTo, nextPage, verdictsOf, withoutReason, type Mark, type Marks } from '../parts/review-decision.ts'
import { reviewPagePhrases as pagePhrases } from '../parts/review-page-phrases.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'

export type DecisionProps = {
  readonly application: Application
  readonly review: ApplicationReview
  readonly readAgain: () => Promise<Application | undefined>
  /** How many were decided on in this run, one after another. */
  readonly handled: number
}
/** `opinion`: an approval with words; `reject`: the reason is asked for, then it is confirmed. */
type Mode = 'approve' | 'opinion' | 'reject'
export type Decision = ReturnType<typeof useDecision>

/** What the reviewer has marked and written, and deciding on it: also straight on to the next one (R11). */
export function useDecision({ application, review, readAgain, handled }: DecisionProps) {
  const t = useSay()
  const go = useGo()
  const [version, setVersion] = useState(application.version)
  const [marks, setMarks] = useState<Marks>({})
  const [mode, setMode] = useState<Mode>('approve')
  const [reason, setReason] = useState('')
  // A new object each time, so that the field is gone to again.
  const [complaint, setComplaint] = useState<{ readonly at: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const approve = useAct<typeof approveApplication>('POST /applications/:id/approval', { isQuiet: true })
  const reject = useAct<typeof rejectApplication>('POST /applications/:id/rejection', { isQuiet: true })
  const isRejection = mode === 'reject'

  const send = () => {
    const items = verdictsOf(application.items, marks)
    const options = { params: { id: application.id }, body: { version, ...(reason.trim() === '' ? {} : { reason: reason.trim() }), ...(items.length === 0 ? {} : { items }) } }
    return isRejection ? reject.mutateAsync(options) : approve.mutateAsync(options)
  }
  /** R3, R4: who decides on what has changed sees it first; the second of two learns how it stands now. */
  const explain = async (error: unknown) => {
    const { code, title, errors } = problemOf(error)
    setProblem([title, ...errors.map(({ message }) => message)].join(' '))
    if (code !== 'application.changed' && code !== 'application.already_decided') return
    const now = await readAgain()
    if (now) setVersion(now.version)
    if (code === 'application.already_decided') setProblem(t(phrases.decidedMeanwhile, { step: t(stepLooks[now?.step ?? application.step].label) }))
  }
  const decide = async (isNext: boolean) => {
    if (isBusy) return
    const item = withoutReason(application.items, marks)
    if (item !== undefined) return setComplaint({ at: item })
    if (isRejection && reason.trim() === '' && verdictsOf(application.items, marks).length === 0) return setComplaint({ at: 'reason' })
    setIsBusy(true)
    setProblem(null)
    try {
      const { status } = await send()
      notify(status === 'rejected' ? phrases.rejected : phrases.approved, { number: application.number })
      leave(isNext)
    } catch (error) {
      await explain(error)
    } finally {
      setIsBusy(false)
    }
  }
  const leave = (isNext: boolean) => {
    if (!isNext) return go(`/applications/${application.id}`)
    const next = nextPage(review.queue, handled + 1)
    if (next === null) notify(pagePhrases.allHandled, {}, 'info')
    go(next ?? '/')
  }
  return {
    marks, mode, reason, complaint, problem, isBusy, isRejection,
    comesTo: isRejection ? 'none' as const : comesTo(application.items, marks),
    mark: (id: string, mark: Mark) => { setMarks((before) => ({ ...before, [id]: mark })); setComplaint(null) },
    write: (text: string) => { setReason(text); setComplaint(null) },
    change: (to: Mode) => { setMode(to); setProblem(null); setComplaint(null) },
    decide: (isNext: boolean) => { void decide(isNext) },
    skip: () => { const next = nextPage(review.queue, handled); if (next !== null) go(next) },
  }
}
