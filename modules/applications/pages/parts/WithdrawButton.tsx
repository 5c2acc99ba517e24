import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { withdrawApplication } from '../../contract.ts'
import { applicationPagePhrases } from './page-phrases.ts'
import { reviewPhrases as phrases } from './review-phrases.ts'

type WithdrawButtonProps = { readonly application: { readonly id: string; readonly number: string; readonly title: string; readonly status: string; readonly version: number } } & Pick<ButtonProps, 'variant' | 'size'>

/** 撤回; of a draft it is called what it is: discarding. */
export function WithdrawButton({ application, ...look }: WithdrawButtonProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const withdraw = useAct<typeof withdrawApplication>('POST /applications/:id/withdrawal', { isQuiet: true })
  const isDraft = application.status === 'draft'
  const title = application.title || t(applicationPagePhrases.untitled)
  const verb = isDraft ? applicationPagePhrases.discardDraft : phrases.withdraw
  const confirm = async () => {
    await withdraw.mutateAsync({ params: { id: application.id }, body: { version: application.version } })
    if (isDraft) notify(applicationPagePhrases.draftDiscarded)
    else notify(phrases.withdrawn, { number: application.number })
  }
  return (
    <>
      <Button variant="default" {...look} onClick={open} aria-label={t(applicationPagePhrases.rowAction, { action: t(verb), number: isDraft ? title : application.number })}>{t(verb)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} isDangerous verb={verb} onConfirm={confirm}
        title={isDraft ? t(applicationPagePhrases.discardDraftNamed, { title }) : t(phrases.withdrawTitle, { number: application.number })}
        text={isDraft ? t(applicationPagePhrases.discardDraftQuestion, { title }) : phrases.withdrawConsequence} />
    </>
  )
}
