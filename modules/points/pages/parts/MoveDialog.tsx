import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { isRequired, type Check } from '#kit/web/checks.ts'
import { TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { payOut, Points, topUp } from '../../contract.ts'
import { typedAmount } from '../../rules/amount.ts'
import { balanceAfter } from '../../rules/balance.ts'
import { pointsPagePhrases as phrases } from './page-phrases.ts'
import classes from './points.module.css'

type Way = 'topUp' | 'payOut'
type MoveProps = { readonly points: Points; readonly way: Way }
const kinds = { topUp: 'top_up', payOut: 'pay_out' } as const

/** Puts points in or pays them out, with the balance before and after it. */
export function MoveButton({ points, way }: MoveProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  // Each opening is a form of its own: the next one begins empty.
  const [opening, setOpening] = useState(0)
  return (
    <>
      <Button className={classes.screenOnly} variant={way === 'topUp' ? 'filled' : 'default'} onClick={() => { setOpening((count) => count + 1); open() }}>{t(phrases[way])}</Button>
      <Modal opened={isOpen} onClose={close} title={t(phrases[`${way}Title`], { member: points.member.name })} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <MoveForm key={opening} points={points} way={way} onDone={close} />}
      </Modal>
    </>
  )
}

function MoveForm({ points, way, onDone }: MoveProps & { readonly onDone: () => void }) {
  const t = useSay()
  const { member: { id: memberId }, currency: { decimals } } = points
  const put = useAct<typeof topUp>('POST /points/:memberId/top-ups', { done: phrases.toppedUp, isQuiet: true })
  const pay = useAct<typeof payOut>('POST /points/:memberId/pay-outs', { done: phrases.paidOut, isQuiet: true })
  const isAmount: Check<string> = (text) => text === '' || typedAmount(text, decimals) !== undefined ? undefined : { phrase: phrases.amountWrong }
  const form = useForm({
    initial: { amount: '', reference: '', note: '' }, rules: { amount: [isRequired, isAmount] },
    submit: (values) => (way === 'topUp' ? put : pay).mutateAsync({ params: { memberId }, body: values }),
    onDone,
  })
  return (
    <FormBody form={form} verb={phrases[way]} isPart>
      <FormSection>
        <TextField {...form.field('amount')} label={phrases.amount} help={t(phrases.amountHelp, { decimals })} inputMode="numeric" maximum={17} hasFocus />
        <TextField {...form.field('reference')} label={phrases.reference} help={phrases.referenceHelp} maximum={200} />
        <TextAreaField {...form.field('note')} label={phrases.note} help={phrases.noteSeen} rows={2} maximum={500} />
        <BeforeAfter points={points} way={way} amount={form.values.amount} />
      </FormSection>
    </FormBody>
  )
}

/** The same rule as the server's: what the balance will be, or that there is too little. */
function BeforeAfter({ points: { balance, currency: { decimals } }, way, amount }: MoveProps & { readonly amount: string }) {
  const t = useSay()
  const typed = typedAmount(amount, decimals)
  const outcome = typed === undefined ? null : balanceAfter(parseMoney(balance, decimals), kinds[way], typed, decimals)
  if (outcome !== null && 'code' in outcome && outcome.code === 'points.insufficient') return <p className={classes.wrong} role="status">{t(phrases.tooLittle, { balance: formatAmount(balance, '') })}</p>
  const after = outcome !== null && 'balance' in outcome ? formatAmount(formatMoney(outcome.balance, decimals), '') : '—'
  return <p className={classes.change} role="status">{t(phrases.beforeAfter, { before: formatAmount(balance, ''), after })}</p>
}
