import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { problemOf, type Problem } from './client.ts'
import { isRequired, type Check, type Complaint } from './checks.ts'
import { draftKey, readDraft, removeDraft, writeDraft } from './drafts.ts'
import { useSay } from './i18n.tsx'
import { useMaybeMe } from './session.ts'

export type Rules<Values> = { readonly [Name in keyof Values]?: readonly Check<Values[Name], Values>[] }
export type FormSettings<Values extends object, Answer> = {
  readonly initial: Values
  readonly rules?: Rules<Values>
  /** Checks over several fields or inside lists: path (`items/0/remark`) → complaint. */
  readonly check?: (values: Values) => Readonly<Record<string, Complaint | undefined>>
  readonly submit: (values: Values) => Promise<Answer>
  readonly onDone?: (answer: Answer) => void
  /** Names the draft on this device; without it nothing is kept (log-in, passwords). */
  readonly draft?: string
}

/** What a field component needs; made by `form.field('title')`. */
export type FieldBinding<Value> = {
  readonly id: string
  readonly path: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onBlur: () => void
  readonly error: string | undefined
  readonly isRequired: boolean
}
export type FormError = { readonly path: string; readonly message: string; readonly id: string }

export type Form<Values extends object> = {
  readonly values: Values
  readonly set: (changes: Partial<Values>) => void
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>
  /** A field inside a list or object: `form.at('items/0/remark', item.remark, (remark) => …)`. */
  readonly at: <Value>(path: string, value: Value, onChange: (value: Value) => void, isNeeded?: boolean) => FieldBinding<Value>
  readonly submit: () => Promise<void>
  readonly errors: readonly FormError[]
  readonly problem: Problem | null
  /** Grows with every refused submit, so that the summary takes the focus. */
  readonly refusals: number
  readonly isBusy: boolean
  readonly isDirty: boolean
  readonly hasDraft: boolean
  readonly isDraftRestored: boolean
  readonly discardDraft: () => void
}

/** What the frame of a form reads; every `Form<Values>` is one. */
export type FormState = Pick<Form<object>, 'submit' | 'errors' | 'problem' | 'refusals' | 'isBusy' | 'isDirty' | 'hasDraft' | 'isDraftRestored' | 'discardDraft'>

type Said = { readonly complaint: Complaint } | { readonly message: string }

/** The state of a form: values, checks on leaving a field and on submit, server's field errors, the kept draft. */
export function useForm<Values extends object, Answer = unknown>(settings: FormSettings<Values, Answer>): Form<Values> {
  const t = useSay()
  const formId = useId()
  const { key, start, forget } = useDraft(settings)
  const [values, setValues] = useState<Values>(start ?? settings.initial)
  const [isDraftRestored, setIsDraftRestored] = useState(start !== undefined)
  const [isDirty, setIsDirty] = useState(start !== undefined)
  const [errors, setErrors] = useState<Readonly<Record<string, Said>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [refusals, setRefusals] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const latest = useRef({ values, settings })
  latest.current = { values, settings }

  useEffect(() => {
    if (!key || !isDirty) return
    const timer = setTimeout(() => writeDraft(key, values), 300)
    return () => clearTimeout(timer)
  }, [key, isDirty, values])

  const set = useCallback((changes: Partial<Values>) => {
    latest.current.values = { ...latest.current.values, ...changes }
    setValues(latest.current.values)
    setIsDirty(true)
    setErrors((before) => without(before, Object.keys(changes)))
  }, [])

  const leave = (path: string) => {
    const complaint = complaintsOf(latest.current.values, latest.current.settings)[path]
    setErrors((before) => complaint ? { ...before, [path]: { complaint } } : without(before, [path]))
  }
  const idOf = (path: string) => `${formId}-${path.replaceAll('/', '-')}`
  const messageOf = (said: Said | undefined) => !said ? undefined : 'message' in said ? said.message : t(said.complaint.phrase, said.complaint.values)
  const at: Form<Values>['at'] = (path, value, onChange, isNeeded = false) => ({
    id: idOf(path), path, value, onChange, onBlur: () => leave(path), error: messageOf(errors[path]), isRequired: isNeeded,
  })

  const submit = async () => {
    if (isBusy) return
    const complaints = Object.entries(complaintsOf(values, settings))
    setProblem(null)
    setErrors(Object.fromEntries(complaints.map(([path, complaint]) => [path, { complaint }])))
    if (complaints.length > 0) return setRefusals((count) => count + 1)
    setIsBusy(true)
    try {
      const answer = await settings.submit(values)
      forget()
      setIsDirty(false)
      setIsDraftRestored(false)
      settings.onDone?.(answer)
    } catch (error) {
      const refused = problemOf(error)
      setProblem(refused)
      setErrors(Object.fromEntries(refused.errors.map(({ path, message }) => [path, { message }])))
      setRefusals((count) => count + 1)
    } finally {
      setIsBusy(false)
    }
  }

  return {
    values, set, at, submit, problem, refusals, isBusy, isDirty, isDraftRestored, hasDraft: key !== undefined,
    field: (name) => at(name, values[name], (value) => set({ [name]: value } as unknown as Partial<Values>), needs(settings.rules?.[name])),
    errors: Object.entries(errors).map(([path, said]) => ({ path, message: messageOf(said) ?? '', id: idOf(path) })),
    discardDraft: () => {
      forget()
      setValues(settings.initial)
      setErrors({})
      setIsDirty(false)
      setIsDraftRestored(false)
    },
  }
}

function useDraft<Values extends object, Answer>(settings: FormSettings<Values, Answer>) {
  const me = useMaybeMe()
  const key = settings.draft === undefined ? undefined : draftKey(me?.id, settings.draft)
  const [start] = useState(() => key ? readDraft(key, settings.initial)?.values : undefined)
  return { key, start, forget: () => { if (key) removeDraft(key) } }
}

function complaintsOf<Values extends object>(values: Values, settings: Pick<FormSettings<Values, unknown>, 'rules' | 'check'>): Record<string, Complaint> {
  const rules = Object.entries(settings.rules ?? {}) as [keyof Values & string, readonly Check<unknown, Values>[]][]
  const ofFields = rules.map(([name, checks]) => [name, firstComplaint(checks, values[name], values)] as const)
  const all = [...ofFields, ...Object.entries(settings.check?.(values) ?? {})]
  return Object.fromEntries(all.filter((entry): entry is [string, Complaint] => entry[1] !== undefined))
}

function firstComplaint<Values>(checks: readonly Check<unknown, Values>[], value: unknown, values: Values): Complaint | undefined {
  for (const check of checks) {
    const complaint = check(value, values)
    if (complaint) return complaint
  }
  return undefined
}

function needs(checks: readonly unknown[] | undefined): boolean {
  return checks?.includes(isRequired) ?? false
}

/** An error leaves when its field, or something inside it, is changed. */
function without(errors: Readonly<Record<string, Said>>, names: readonly string[]): Readonly<Record<string, Said>> {
  const isTouched = (path: string) => names.some((name) => path === name || path.startsWith(`${name}/`))
  return Object.keys(errors).some(isTouched) ? Object.fromEntries(Object.entries(errors).filter(([path]) => !isTouched(path))) : errors
}
