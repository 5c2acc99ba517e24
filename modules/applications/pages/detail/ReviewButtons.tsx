import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Phrase } from '#kit/pure/phrase.ts'
import { problemOf } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Application, approveApplication, rejectApplication } from '../../contract.ts'
import { stageAfter } from '../../rules/route.ts'
import { limits } from '../parts/limits.ts'
import { stepLooks } from '../parts/looks.ts'
import { ReasonField } from '../parts/ReasonField.tsx'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import { isChangedSince, type Seen } from '../parts/seen.ts'
import { ChangedNote } from './ChangedNote.tsx'

type ReviewButtonsProps = { readonly application: Application; readonly seen: Seen; readonly readAgain: () => Promise<Application | undefined> }

/** 审批通过 and 审批驳回. Who decides on what they have not seen is shown it first (R3); the second of two learns who was first (R4). */
export function ReviewButtons({ application, seen, readAgain }: ReviewButtonsProps) {
  const t = useSay()
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null)
  const [version, setVersion] = useState(application.version)
  const approve = useAct<typeof approveApplication>('POST /applications/:id/approval', { isQuiet: true })
  const reject = useAct<typeof rejectApplication>('POST /applications/:id/rejection', { isQuiet: true })
  const { number } = application
  const begin = (which: 'approve' | 'reject') => { setVersion(application.version); setOpen(which) }

  const decide = async (act: () => Promise<unknown>, done: Phrase) => {
    try {
      await act()
      notify(done, { number })
    } catch (error) {
      const { code } = problemOf(error)
      if (code !== 'application.changed' && code !== 'application.already_decided') throw error
      const now = await readAgain()
      if (now) setVersion(now.version)
      if (code === 'application.changed') throw error
      notify(phrases.decidedMeanwhile, { step: t(stepLooks[now?.step ?? application.step].label) }, 'info')
    }
  }

  const next = (application.stage === null ? undefined : stageAfter(application.route, application.stage)) ?? 'provisioning'
  const params = { id: application.id }
  const changed = isChangedSince(application, seen) ? <ChangedNote application={application} seen={seen} /> : undefined
  return (
    <>
      <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => begin('approve')}>{t(phrases.approve)}</Button>
      <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={() => begin('reject')}>{t(phrases.reject)}</Button>
      <ConfirmDialog isOpen={open === 'approve'} onClose={() => setOpen(null)} title={t(phrases.approveTitle, { number })} verb={phrases.approve}
        text={t(phrases.approveNext, { desk: t(phrases[`desk.${next}`]), who: t(phrases[`who.${next}`]) })} consequences={changed}
        reason={{ label: phrases.opinion, maximum: limits.reason, field: (binding) => <ReasonField verdict="approve" {...binding} /> }}
        onConfirm={(reason) => decide(() => approve.mutateAsync({ params, body: { version, ...(reason === '' ? {} : { reason }) } }), phrases.approved)} />
      <ConfirmDialog isOpen={open === 'reject'} onClose={() => setOpen(null)} title={t(phrases.rejectTitle, { number })} verb={phrases.reject} isDangerous
        text={t(phrases.rejectConsequence, { name: application.applicant.name })} consequences={changed}
        reason={{ label: phrases.rejectReason, isRequired: true, maximum: limits.reason, field: (binding) => <ReasonField verdict="reject" {...binding} /> }}
        onConfirm={(reason) => decide(() => reject.mutateAsync({ params, body: { version, reason } }), phrases.rejected)} />
    </>
  )
}
