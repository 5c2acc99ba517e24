import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import { call, problemOf, type Problem } from '#kit/web/client.ts'
import { draftKey, readDraft, removeDraft, writeDraft } from '#kit/web/drafts.ts'
import type { FieldBinding, FormState } from '#kit/web/use-form.ts'
import { useSay, type Say } from '#kit/web/i18n.tsx'
import { useMe } from '#kit/web/session.ts'
import { cataloguePhrases } from '#modules/catalogue/phrases.ts'
import type { Application, createApplication, readApplication, saveApplication, submitApplication } from '../../contract.ts'
import { missingIn } from '../../rules/completeness.ts'
import { createDraft, type DraftFacts } from './draft.ts'
import { existingPhrases } from './existing-phrases.ts'
import { itemErrors, type ItemCatalogue } from './item-catalogue.ts'
import { contentOf, isSame, type FormItem, type FormValues } from './form-values.ts'
import { applicationPagePhrases as phrases } from './page-phrases.ts'
import { useItemCatalogue } from './use-item-catalogue.ts'

export type ApplicationFormSettings = {
  readonly mode: 'single' | 'batch'
  /** What the server has; null before the first save. */
  readonly application: Application | null
  readonly start: FormValues
  /** Names what is kept in this browser. */
  readonly keptAs: string
  readonly onDone: (application: Application) => void
}

export type ApplicationForm = FormState & DraftFacts & {
  readonly change: (update: (values: FormValues) => FormValues) => void
  readonly set: (changes: Partial<FormValues>) => void
  readonly changeItem: (key: string, changes: Partial<FormItem>) => void
  readonly field: <Name extends keyof FormValues & string>(name: Name, isRequired?: boolean) => FieldBinding<FormValues[Name]>
  readonly at: <Value>(path: string, value: Value, onChange: (value: Value) => void, isRequired?: boolean) => FieldBinding<Value>
  /** The problems of one part, by path below it. */
  readonly problemsBelow: (path: string) => readonly { readonly path: string; readonly message: string }[]
  /** Checks some paths only, as a step of the wizard does; true if nothing is wrong there. */
  readonly check: (isChecked: (path: string) => boolean) => boolean
  /** Makes sure that everything typed is on the server. */
  readonly saveAgain: () => void
  readonly isModification: boolean
  readonly idOf: (path: string) => string
  /** Definition and facts of each item, in their order. */
  readonly catalogue: readonly (ItemCatalogue | undefined)[]
}

const isOvertaken = (error: unknown) => ['application.changed', 'conflict.stale'].includes(problemOf(error).code)
const says: Readonly<Record<string, Phrase>> = {
  ...kernelPhrases,
  ...cataloguePhrases,
  'application.users_missing': phrases.usersRequired,
  'application.attachment_missing': phrases.filesRequired,
  'application.items_missing': phrases.itemsRequired,
  'application.nothing_changed': existingPhrases.nothingChanged,
}

/** The state of an application's form: kept while typing, checked with the server's own rule, submitted once. */
export function useApplicationForm(settings: ApplicationFormSettings): ApplicationForm {
  const t = useSay()
  const formId = useId()
  const { draft, isRestored } = useKeptDraft(settings)
  const facts = useSyncExternalStore(draft.subscribe, draft.facts)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [said, setSaid] = useState<Problem | null>(null)
  const [refusals, setRefusals] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [isDraftRestored, setIsDraftRestored] = useState(isRestored)
  const isModification = isModified(facts.application)
  const catalogue = useItemCatalogue(facts.values.items, facts.values.departmentId)

  const idOf = (path: string) => `${formId}-${path.replaceAll('/', '-')}`
  const messages = messagesOf(errors, said, t)
  const messageAt = (path: string) => messages.find((error) => error.path === path)?.message

  const change: ApplicationForm['change'] = (update) => {
    const before = draft.facts().values
    draft.change(update)
    const touched = changedPaths(before, draft.facts().values)
    const stays = ({ path }: { path: string }) => !touched.some((name) => path === name || path.startsWith(`${name}/`))
    setErrors((all) => all.filter(stays))
    setSaid((problem) => problem && problem.errors.some((error) => !stays(error)) ? withErrors(problem, problem.errors.filter(stays)) : problem)
  }
  const set: ApplicationForm['set'] = (changes) => change((values) => ({ ...values, ...changes }))
  const missing = () => {
    const { values } = draft.facts()
    const items = values.items.map((item, index) => ({ ...item, quantity: item.quantity ?? 0, catalogue: catalogue[index], typedQuantity: item.quantity }))
    return missingIn({ ...values, items, attachmentIds: values.files.map(({ id }) => id) }, (item, path) => itemErrors({ ...item, quantity: item.typedQuantity }, item.catalogue, path))
  }
  const leave = (path: string) => setErrors((all) => [...all.filter((error) => error.path !== path), ...missing().filter((error) => error.path === path)])
  const at: ApplicationForm['at'] = (path, value, onChange, isRequired = false) =>
    ({ id: idOf(path), path, value, onChange, onBlur: () => leave(path), error: messageAt(path), isRequired })

  const check: ApplicationForm['check'] = (isChecked) => {
    const found = missing().filter((error) => isChecked(error.path))
    setErrors(found)
    setSaid(null)
    if (found.length > 0) setRefusals((count) => count + 1)
    return found.length === 0
  }
  const submit = async () => {
    if (isBusy || !check(() => true)) return
    setIsBusy(true)
    try {
      const saved = await draft.flush()
      settings.onDone(await submitted(saved))
    } catch (error) {
      setSaid(problemOf(error))
      setRefusals((count) => count + 1)
    } finally {
      setIsBusy(false)
    }
  }

  return {
    ...facts, change, set, at, check, submit, refusals, isBusy, isModification, catalogue, idOf,
    problem: said && errors.length === 0 ? said : null,
    errors: messages.map((error) => ({ ...error, id: idOf(error.path) })),
    changeItem: (key, changes) => change((values) => ({ ...values, items: values.items.map((item) => item.key === key ? { ...item, ...changes } : item) })),
    field: (name, isRequired) => at(pathOf[name] ?? name, facts.values[name], (value) => set({ [name]: value } as Partial<FormValues>), isRequired),
    problemsBelow: (path) => messages.flatMap((error) => error.path.startsWith(`${path}/`) ? [{ path: error.path.slice(path.length + 1), message: error.message }] : []),
    saveAgain: () => { draft.flush().catch(() => undefined) },
    isDirty: isModification ? draft.isDirty() : facts.saving.state === 'failed' || facts.saving.state === 'overtaken',
    hasDraft: true,
    isDraftRestored: isDraftRestored && facts.saving.state !== 'saved',
    discardDraft: () => { change(() => settings.start); setIsDraftRestored(false) },
  }
}

function messagesOf(errors: readonly FieldError[], said: Problem | null, t: Say): { path: string; message: string }[] {
  return [
    ...errors.map(({ path, code, facts }) => ({ path, message: t(says[code] ?? kernelPhrases['input.invalid'], facts ?? {}) })),
    // What is short of quota is no field's fault; the note of the page tells it line by line.
    ...(said?.code === 'quota.insufficient' ? [] : said?.errors ?? []).map(({ path, message }) => ({ path, message })),
  ]
}

/** Fields of the form that the interface calls otherwise. */
const pathOf: Partial<Record<keyof FormValues, string>> = { files: 'attachmentIds' }

function changedPaths(before: FormValues, after: FormValues): string[] {
  const names = (Object.keys(after) as (keyof FormValues)[]).filter((name) => name !== 'items' && before[name] !== after[name]).map((name) => pathOf[name] ?? name)
  if (before.items === after.items) return names
  if (before.items.length !== after.items.length) return [...names, 'items']
  return [...names, ...after.items.flatMap((item, index) => item === before.items[index] ? [] : [`items/${index}`])]
}

function withErrors(problem: Problem, errors: Problem['errors']): Problem {
  return Object.assign(Object.create(Object.getPrototypeOf(problem) as object) as Problem, problem, { errors })
}

export function isModified(application: Application | null): boolean {
  return application !== null && application.status !== 'draft'
}

/** In review the changes themselves are the next version; a draft and a rejected one go (back) into review (R2, R3). */
function submitted(application: Application): Promise<Application> | Application {
  if (application.status === 'reviewing') return application
  return call<typeof submitApplication>('POST /applications/:id/submission', { params: { id: application.id }, body: { version: application.version } })
}

function useKeptDraft({ mode, application, start, keptAs }: ApplicationFormSettings) {
  const t = useSay()
  const me = useMe()
  const [made] = useState(() => {
    const keyFor = (name: string) => draftKey(me.id, `application.${name}`)
    const ownKey = keyFor(keptAs)
    const version = application?.version ?? 0
    const kept = readDraft(ownKey, { values: start, version })?.values
    const isUsable = kept !== undefined && kept.version === version && !isSame(kept.values, start)
    const draft = createDraft({
      application, values: isUsable ? kept.values : start, savedValues: start,
      isSavedWhileTyping: !isModified(application),
      save: (values, saved) => saved === null
        ? call<typeof createApplication>('POST /applications', { body: { kind: 'new', mode, ...contentOf(values) } })
        : call<typeof saveApplication>('PATCH /applications/:id', { params: { id: saved.id }, body: { version: saved.version, ...contentOf(values) } }),
      readAgain: (id) => call<typeof readApplication>('GET /applications/:id', { params: { id } }),
      isOvertaken,
      sentenceOf: (error) => t(problemOf(error).title),
      keep: (values, saved) => {
        if (saved !== null && application === null) removeDraft(ownKey)
        const key = saved === null ? ownKey : keyFor(saved.id)
        if (values === null) removeDraft(key)
        else writeDraft(key, { values, version: saved?.version ?? 0 })
      },
    })
    return { draft, isRestored: isUsable }
  })
  useEffect(() => {
    made.draft.start()
    return made.draft.stop
  }, [made])
  return made
}
