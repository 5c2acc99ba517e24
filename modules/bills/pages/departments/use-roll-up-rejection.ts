import { useCallback, useState } from 'react'
import { isRequired, type Check } from '#kit/web/checks.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { rejectRollUp, RollUpDetail } from '../../contract.ts'
import { departmentBillPhrases as phrases } from './department-phrases.ts'

type Values = { readonly reason: string; readonly billIds: readonly string[] }
export type RollUpRejection = {
  readonly form: Form<Values>
  readonly billIds: readonly string[]
  readonly toggle: (ids: readonly string[], isSelected: boolean) => void
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}
const isLongEnough: Check<string> = (value) => value.trim() !== '' && value.trim().length < 5 ? { phrase: kitPhrases.fieldTooShort, values: { limit: 5 } } : undefined

/** The reason and the bills that it names, at least one (B3); kept on the device until it is sent. */
export function useRollUpRejection({ id, round }: Pick<RollUpDetail, 'id' | 'round'>): RollUpRejection {
  const [isOpen, setIsOpen] = useState(false)
  const reject = useAct<typeof rejectRollUp>('POST /roll-ups/:id/rejection', { done: phrases.rejected, isQuiet: true })
  const form = useForm<Values>({
    draft: `roll-up:rejection:${id}`,
    initial: { reason: '', billIds: [] },
    rules: { reason: [isRequired, isLongEnough] },
    check: ({ billIds }) => billIds.length === 0 ? { billIds: { phrase: phrases.atLeastOne } } : {},
    submit: ({ reason, billIds }) => reject.mutateAsync({ params: { id }, body: { round, reason: reason.trim(), billIds: [...billIds] } }),
    onDone: () => setIsOpen(false),
  })
  const { set, values: { billIds } } = form
  const toggle = useCallback((ids: readonly string[], isSelected: boolean) => {
    const others = billIds.filter((one) => !ids.includes(one))
    set({ billIds: isSelected ? [...others, ...ids] : others })
  }, [billIds, set])
  return { form, billIds, toggle, isOpen, open: () => setIsOpen(true), close: () => setIsOpen(false) }
}
