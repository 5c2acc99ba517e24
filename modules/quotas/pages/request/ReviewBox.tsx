import { Button, Group } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { approveRequest, QuotaRequest, rejectRequest } from '../../contract.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import { shortLinesOf, type ShortLine } from '../parts/shortage.ts'
import { UpwardNote } from '../parts/UpwardNote.tsx'
import { DecisionDialogs } from './DecisionDialogs.tsx'
import { GrantTable } from './GrantTable.tsx'
import { grantComplaints, grantLines, missingLines } from './grants.ts'
import type { Increases } from './increases.ts'
import classes from '../parts/quotas.module.css'

/** Somebody else decided in the meantime. */
const overtaken = ['quota_request.already_decided', 'conflict.stale']

type ReviewProps = { readonly request: QuotaRequest; readonly readAgain: () => Promise<QuotaRequest | undefined> }

/** 审批通过 and 审批驳回: amounts may be lowered; what my department lacks can be asked for above (Q4). */
export function ReviewBox({ request, readAgain }: ReviewProps) {
  const t = useSay()
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null)
  // The answer to these very amounts; to others it says nothing.
  const [refused, setRefused] = useState<{ readonly amounts: Increases; readonly lines: readonly ShortLine[] } | null>(null)
  const approve = useAct<typeof approveRequest>('POST /quota-requests/:id/approval', { isQuiet: true })
  const reject = useAct<typeof rejectRequest>('POST /quota-requests/:id/rejection', { isQuiet: true })
  const form = useForm({
    initial: { amounts: {} as Increases },
    check: ({ amounts }) => grantComplaints(grantLines(request.items, amounts)),
    submit: async () => {},
    onDone: () => setOpen('approve'),
  })
  const lines = grantLines(request.items, form.values.amounts)
  const params = { id: request.id }
  const answered = refused?.amounts === form.values.amounts ? refused.lines : null

  const decide = async (act: () => Promise<unknown>, done: Phrase) => {
    try {
      await act()
      notify(done, { number: request.number })
    } catch (error) {
      const problem = problemOf(error)
      const short = shortLinesOf(problem)
      if (short.length === 0 && !overtaken.includes(problem.code)) throw error
      if (short.length > 0) setRefused({ amounts: form.values.amounts, lines: short })
      await readAgain()
      if (short.length === 0) notify(phrases.decidedMeanwhile, undefined, 'info')
    }
  }
  const body = (reason: string) => ({ version: request.version, reason, items: lines.map(({ region, metric, amount }) => ({ regionId: region.id, metric, amount })) })
  return (
    <Section title={phrases.items}>
      <form className={classes.stack} noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
        <p className={classes.dimmed}>{t(phrases.reviewHelp)}</p>
        <ErrorSummary form={form} />
        <GrantTable form={form} lines={lines} />
        <UpwardNote lines={answered ?? missingLines(lines, request.parent.id)} isAnswer={answered !== null} />
        <Group gap="xs">
          <Button type="submit" leftSection={<IconCheck size={16} aria-hidden />}>{t(phrases.approve)}</Button>
          <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={() => setOpen('reject')}>{t(phrases.reject)}</Button>
        </Group>
      </form>
      <DecisionDialogs request={request} lines={lines} open={open} onClose={() => setOpen(null)}
        onApprove={(reason) => decide(() => approve.mutateAsync({ params, body: body(reason) }), phrases.approvedDone)}
        onReject={(reason) => decide(() => reject.mutateAsync({ params, body: { version: request.version, reason } }), phrases.rejectedDone)} />
    </Section>
  )
}

