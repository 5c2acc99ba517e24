import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconMessageQuestion } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { answerProblem, refuseCancellation } from '../../act-contract.ts'
import type { Product } from '../../contract.ts'
import { orderActPhrases as phrases } from '../parts/act-phrases.ts'
import { CancelDialog } from '../parts/CancelDialog.tsx'
import { ChangeNote } from './ChangeNote.tsx'
import { Note } from './Note.tsx'
import classes from '../parts/orders.module.css'

/** What somebody asked or reported about a product, and what can be answered to it (O11, O12, O13). */
export function AttentionSection({ product }: { readonly product: Product }) {
  return (
    <>
      {product.cancellation.askedAt !== null && <CancellationNote product={product} />}
      {product.creationProblem !== null && <ProblemNote product={product} problem={product.creationProblem} />}
      {product.wantedChange !== null && <ChangeNote product={product} wanted={product.wantedChange} />}
    </>
  )
}

function CancellationNote({ product }: { readonly product: Product }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const refuse = useAct<typeof refuseCancellation>('POST /products/:id/cancellation-request/refusal', { done: phrases.cancellationRefused, isQuiet: true })
  const { id, number, version, allowed, cancellation } = product
  return (
    <Note title={t(phrases.cancellationAsked)} icon={IconMessageQuestion}>
      <p className={classes.text}>{cancellation.reason} <span className={classes.small}><MomentText moment={cancellation.askedAt} /></span></p>
      <div className={classes.noteActions}>
        {allowed.includes('acceptCancellation') && <Button color="red" onClick={open}>{t(phrases.acceptCancellation)}</Button>}
        {allowed.includes('refuseCancellation') && (
          <ConfirmButton verb={phrases.refuseCancellation} title={t(phrases.refuseTitle, { number })} text={phrases.refuseText} reason={{ isRequired: true, maximum: 500 }}
            onConfirm={(reason) => refuse.mutateAsync({ params: { id }, body: { version, reason } })} />
        )}
      </div>
      <CancelDialog product={product} isOpen={isOpen} onClose={close} />
    </Note>
  )
}

function ProblemNote({ product, problem }: { readonly product: Product; readonly problem: NonNullable<Product['creationProblem']> }) {
  const t = useSay()
  const answer = useAct<typeof answerProblem>('POST /products/:id/creation-problem/answer', { done: phrases.answered, isQuiet: true })
  const { id, number, version, allowed } = product
  return (
    <Note title={t(phrases.creationProblem)} icon={IconAlertTriangle}>
      <p className={classes.text}>{problem.problem}</p>
      {problem.answer !== '' && <p className={classes.text}>{t(phrases.problemAnswer, { answer: problem.answer })}</p>}
      {allowed.includes('answerProblem') && (
        <div className={classes.noteActions}>
          <ConfirmButton verb={phrases.answerProblem} title={t(phrases.answerTitle, { number })} reason={{ label: phrases.answer, isRequired: true, maximum: 500 }}
            onConfirm={(written) => answer.mutateAsync({ params: { id }, body: { version, answer: written } })} />
        </div>
      )}
    </Note>
  )
}
