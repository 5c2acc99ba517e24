import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { call, problemOf, type Problem } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { NumberField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Product, ProductRow } from '../../contract.ts'
import type { quoteRenewal, renewProduct } from '../../order-contract.ts'
import { minePhrases as phrases } from './mine-phrases.ts'
import { RenewalSum, type QuotedRenewal } from './RenewalSum.tsx'
import classes from '../parts/orders.module.css'

const mostMonths = 36
const quoteName = 'POST /products/:id/renewal-quote'

type Renewable = Pick<ProductRow, 'id' | 'number' | 'name' | 'version' | 'expiresAt'>
type RenewDialogProps = { readonly products: readonly Renewable[]; readonly isOpen: boolean; readonly onClose: () => void; readonly onRenewed: (renewals: readonly Product[]) => void }

/** "Order Again" of one or many products (O3): what it costs on today's terms, and the amounts that were shown go along. */
export function RenewDialog({ products, isOpen, onClose, onRenewed }: RenewDialogProps) {
  const t = useSay()
  const client = useQueryClient()
  const [months, setMonths] = useState<number | null>(12)
  const [renewals, setRenewals] = useState<readonly { readonly of: string; readonly product: Product }[]>([])
  const isRight = months !== null && Number.isInteger(months) && months >= 1 && months <= mostMonths
  // Those that went through before another was refused are not renewed twice.
  const left = products.filter(({ id }) => !renewals.some(({ of }) => of === id))
  const { quoted, refusals, isReading } = useQuotes(left, isRight && isOpen ? months : null)
  const renew = useAct<typeof renewProduct>('POST /products/:id/renewal', { isQuiet: true })
  const confirm = async () => {
    const done = [...renewals]
    try {
      for (const { product: { id, number, version }, quote } of quoted) {
        const product = await renew.mutateAsync({ params: { id }, body: { version, months: quote.months, shownTotal: quote.payable } })
        done.push({ of: id, product })
        setRenewals([...done])
        notify(t(phrases.renewed, { number, renewal: product.number }))
      }
    } catch (error) {
      // The refusal says what is right now; the computation is read anew for another look.
      if (problemOf(error).status !== 0) await client.invalidateQueries()
      throw error
    }
    onRenewed(done.map(({ product }) => product))
  }
  const [only] = products
  return (
    <ConfirmDialog isOpen={isOpen} onClose={onClose} verb={phrases.renew} text={phrases.renewCharged} onConfirm={confirm}
      title={products.length === 1 && only ? t(phrases.renewTitle, { number: only.number }) : t(phrases.renewManyTitle, { count: products.length })}
      isDisabled={!isRight || isReading || refusals.length > 0 || quoted.length === 0}
      consequences={(
        <div className={classes.stack}>
          <NumberField id="renewal-months" path="months" label={phrases.duration} unit={phrases.months} minimum={1} maximum={mostMonths} isRequired
            value={months} onChange={setMonths} onBlur={() => undefined} error={isRight ? undefined : t(phrases.monthsWanted)} />
          <div className={classes.stack} aria-live="polite">
            {refusals.map(({ number, problem }) => <p key={number} className={classes.text}>{t(phrases.cannotRenew, { number, why: problem.title })}</p>)}
            {isReading ? <p className={classes.dimmed}>{t(phrases.computing)}</p> : quoted.length > 0 && <RenewalSum quoted={quoted} />}
          </div>
        </div>
      )} />
  )
}

/** What each costs for so many months; null: not asked yet. */
function useQuotes(products: readonly Renewable[], months: number | null) {
  const answers = useQueries({
    queries: products.map(({ id }) => ({
      queryKey: [quoteName, id, months], enabled: months !== null, retry: false, staleTime: 0,
      queryFn: (): Promise<AnswerOf<typeof quoteRenewal>> => call<typeof quoteRenewal>(quoteName, { params: { id }, body: { months: months! } }),
    })),
  })
  const quoted: QuotedRenewal[] = []
  const refusals: { number: string; problem: Problem }[] = []
  products.forEach((product, index) => {
    const answer = answers[index]
    if (answer?.error) refusals.push({ number: product.number, problem: problemOf(answer.error) })
    else if (answer?.data) quoted.push({ product, quote: answer.data })
  })
  return { quoted, refusals, isReading: answers.some(({ isFetching }) => isFetching) }
}
