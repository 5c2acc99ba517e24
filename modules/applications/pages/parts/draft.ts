import type { Application } from '../../contract.ts'
import { isSame, valuesOf, withSavedIds, type FormValues } from './form-values.ts'

/**
 * Keeps what is typed (chapter 4, "Drafts are kept while typing"): at once in this browser, shortly after on the
 * server, one save at a time. Without React, so that the order of things can be tested.
 */
export type SavingState =
  | { readonly state: 'untouched' | 'waiting' | 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly why: string }
  /** Somebody, or another tab, changed it: saving on would overwrite that. */
  | { readonly state: 'overtaken' }
export type DraftFacts = { readonly values: FormValues; readonly application: Application | null; readonly saving: SavingState }
export type DraftOptions = {
  readonly application: Application | null
  readonly values: FormValues
  /** What the server has, if it differs from `values` (something typed was restored). */
  readonly savedValues?: FormValues
  /** A draft is saved while typing; a modification only when it is submitted, because each one is a new version (R3). */
  readonly isSavedWhileTyping: boolean
  readonly save: (values: FormValues, application: Application | null) => Promise<Application>
  readonly readAgain: (id: string) => Promise<Application>
  readonly isOvertaken: (error: unknown) => boolean
  readonly sentenceOf: (error: unknown) => string
  /** Remembers it in this browser; null forgets it. */
  readonly keep: (values: FormValues | null, application: Application | null) => void
  readonly delayMs?: number
  readonly now?: () => Date
}


export function createDraft(options: DraftOptions) {
  let facts: DraftFacts = { values: options.values, application: options.application, saving: { state: 'untouched' } }
  let saved = options.savedValues ?? options.values
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<Application> | undefined
  const told = listenerSet()

  const set = (changes: Partial<DraftFacts>) => {
    facts = { ...facts, ...changes }
    told.tell()
  }
  const isDirty = () => !isSame(facts.values, saved)

  const saveNow = async (): Promise<Application> => {
    const sent = facts.values
    set({ saving: { state: 'saving' } })
    try {
      const application = await send(options, facts.application, sent)
      saved = sent
      set({ application, values: withSavedIds(facts.values, sent, application), saving: { state: 'saved', at: (options.now?.() ?? new Date()).toISOString() } })
      options.keep(isDirty() ? facts.values : null, application)
      return application
    } catch (error) {
      set({ saving: options.isOvertaken(error) ? { state: 'overtaken' } : { state: 'failed', why: options.sentenceOf(error) } })
      throw error
    }
  }

  /** Everything typed is on the server afterwards, or it throws why not. */
  const flush = async (): Promise<Application> => {
    clearTimeout(timer)
    while (running) await running.catch(() => undefined)
    if (facts.application !== null && !isDirty()) return facts.application
    running = saveNow().finally(() => { running = undefined })
    return running
  }

  const schedule = () => {
    clearTimeout(timer)
    if (facts.saving.state === 'overtaken') return
    timer = setTimeout(() => {
      if (!isDirty()) return
      flush().then(() => { if (isDirty()) schedule() }, () => undefined)
    }, options.delayMs ?? 800)
  }

  const change = (update: (values: FormValues) => FormValues) => {
    const values = update(facts.values)
    const isUnsaved = !isSame(values, saved)
    options.keep(isUnsaved ? values : null, facts.application)
    if (!options.isSavedWhileTyping || facts.saving.state === 'overtaken') return set({ values })
    set({ values, ...(isUnsaved && facts.saving.state !== 'saving' ? { saving: { state: 'waiting' } } : {}) })
    if (isUnsaved) schedule()
  }

  return {
    facts: () => facts,
    subscribe: told.subscribe,
    change,
    flush,
    isDirty,
    /** What was restored from this browser goes to the server without waiting for the next key. */
    start: () => { if (options.isSavedWhileTyping && isDirty()) schedule() },
    /** Leaving the page: what is still waiting is sent now. */
    stop: () => {
      clearTimeout(timer)
      if (options.isSavedWhileTyping && isDirty() && facts.saving.state !== 'overtaken') flush().catch(() => undefined)
    },
  }
}

/** The answer of an earlier save may have been lost on the way: then the newer version is our own. */
async function send(options: DraftOptions, application: Application | null, sent: FormValues): Promise<Application> {
  try {
    return await options.save(sent, application)
  } catch (error) {
    if (!options.isOvertaken(error) || application === null) throw error
    const found = await options.readAgain(application.id)
    if (isSame(valuesOf(found), sent)) return found
    throw error
  }
}

function listenerSet() {
  const listeners = new Set<() => void>()
  return {
    tell: () => { for (const listener of listeners) listener() },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}
