import { IconArrowsExchange } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { withdrawChange } from '../../act-contract.ts'
import type { Product } from '../../contract.ts'
import { ChangeTable } from '../change/ChangeTable.tsx'
import { changePhrases } from '../change/change-phrases.ts'
import { DifferenceSum } from '../change/DifferenceSum.tsx'
import { orderActPhrases as phrases } from '../parts/act-phrases.ts'
import { usePersonWords } from '../parts/use-person-words.ts'
import { Note } from './Note.tsx'
import classes from '../parts/orders.module.css'

type ChangeNoteProps = { readonly product: Product; readonly wanted: NonNullable<Product['wantedChange']> }

/** A change that waits (O11): from which configuration to which, what it costs, and why it cannot be delivered yet. */
export function ChangeNote({ product, wanted }: ChangeNoteProps) {
  const t = useSay()
  const personWords = usePersonWords()
  const withdraw = useAct<typeof withdrawChange>('POST /products/:id/change-withdrawal', { done: phrases.withdrawn, isQuiet: true })
  const { id, number, version, allowed } = product
  return (
    <Note title={t(phrases.changeWaits)} icon={IconArrowsExchange}>
      <p className={classes.text}>{wanted.reason} <span className={classes.small}>{personWords(wanted.askedBy)} · <MomentText moment={wanted.askedAt} /></span></p>
      <ChangeTable before={product.content} after={wanted.content} />
      <div className={classes.narrow}><DifferenceSum quote={wanted} /></div>
      <WhyItWaits wanted={wanted} />
      {allowed.includes('withdrawChange') && (
        <div className={classes.noteActions}>
          <ConfirmButton verb={phrases.withdrawChange} title={t(phrases.withdrawTitle, { number })} text={phrases.withdrawText} reason={{ maximum: 500 }}
            onConfirm={(reason) => withdraw.mutateAsync({ params: { id }, body: reason === '' ? { version } : { version, reason } })} />
        </div>
      )}
    </Note>
  )
}

function WhyItWaits({ wanted: { missingPoints, isTooLate } }: Pick<ChangeNoteProps, 'wanted'>) {
  const t = useSay()
  const { money } = useFormats()
  if (isTooLate) return <p className={classes.text}><strong>{t(changePhrases.tooLate)}</strong></p>
  if (missingPoints !== null) return <p className={classes.text}><strong>{t(changePhrases.missing, { amount: money(missingPoints, '') })}</strong></p>
  return <p className={classes.text}>{t(changePhrases.waitsForDelivery)}</p>
}
