import { useCallback, useEffect, useState } from 'react'
import { isRequired, type Check } from '#kit/web/checks.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { BillDetail, BillLine, rejectBill } from '../../contract.ts'
import { billDetailPhrases as phrases } from './detail-phrases.ts'

export type QuestionedLine = { readonly line: BillLine; readonly remark: string }
type Values = {
  readonly reason: string
  /** The revision that the lines are of. */
  readonly revision: number
  readonly lines: readonly QuestionedLine[]
  /** Remarks on a revision that was replaced meanwhile: what was typed stays readable. */
  readonly earlier: readonly { readonly revision: number; readonly number: number; readonly remark: string }[]
}
export type Rejection = {
  readonly form: Form<Values>
  readonly lines: readonly QuestionedLine[]
  readonly toggle: (lines: readonly BillLine[], isSelected: boolean) => void
  readonly clear: () => void
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}
const mostQuestions = 200
const shortest = 5
const isLongEnough: Check<string> = (value) => value.trim() !== '' && value.trim().length < shortest ? { phrase: kitPhrases.fieldTooShort, values: { limit: shortest } } : undefined

/**
 * The reason and the lines in question (B11) while somebody makes up their mind: kept on the device, so that neither
 * paging, nor another tab, nor a refusal loses what was ticked and typed.
 */
export function useRejection({ id, revisions }: Pick<BillDetail, 'id' | 'revisions'>): Rejection {
  const [isOpen, setIsOpen] = useState(false)
  const reject = useAct<typeof rejectBill>('POST /bills/:id/rejection', { done: phrases.rejected, isQuiet: true })
  // Of an older revision nothing can be put in question: it is always the newest.
  const shown = revisions[0]?.number ?? 0
  const form = useForm<Values>({
    draft: `bill:rejection:${id}`,
    initial: { reason: '', revision: shown, lines: [], earlier: [] },
    rules: { reason: [isRequired, isLongEnough] },
    check: ({ lines }) => ({
      ...Object.fromEntries(lines.map(({ remark }, index) => [`lines/${index}/remark`, isRequired(remark)])),
      ...lines.length > mostQuestions ? { lines: { phrase: phrases.tooMany, values: { limit: mostQuestions } } } : {},
    }),
    submit: ({ reason, lines }) => reject.mutateAsync({ params: { id }, body: { revision: shown, reason: reason.trim(), lines: lines.map(({ line, remark }) => ({ number: line.number, remark: remark.trim() })) } }),
    onDone: () => setIsOpen(false),
  })
  useFreshLines(form, shown)
  const { set, values: { lines } } = form
  const toggle = useCallback((changed: readonly BillLine[], isSelected: boolean) => {
    const numbers = new Set(changed.map(({ number }) => number))
    const others = lines.filter(({ line }) => !numbers.has(line.number))
    const known = new Map(lines.map((entry) => [entry.line.number, entry]))
    set({ lines: isSelected ? [...others, ...changed.map((line) => known.get(line.number) ?? { line, remark: '' })].toSorted((left, right) => left.line.number - right.line.number) : others })
  }, [lines, set])
  return { form, lines, toggle, clear: () => set({ lines: [] }), isOpen, open: () => setIsOpen(true), close: () => setIsOpen(false) }
}

/** Numbers of lines mean something in one revision only: in a new one they are chosen again, the remarks stay to be read. */
function useFreshLines({ values: { lines, earlier, revision }, set }: Form<Values>, shown: number): void {
  useEffect(() => {
    if (revision === shown) return
    set({ revision: shown, lines: [], earlier: [...earlier, ...lines.flatMap(({ line, remark }) => remark.trim() === '' ? [] : [{ revision, number: line.number, remark }])] })
  }, [lines, earlier, revision, shown, set])
}
