/** What was typed and not yet submitted, kept on this device per account and form. */
const prefix = 'yunshan.draft.'

export type Draft<Values> = { readonly values: Values; readonly savedAt: number }

export function draftKey(accountId: string | undefined, form: string): string {
  return `${prefix}${accountId ?? 'nobody'}.${form}`
}

export function readDraft<Values extends object>(key: string, initial: Values): Draft<Values> | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft<Partial<Values>> | null
    if (!draft || typeof draft.values !== 'object') return undefined
    // Fields that the form no longer has are dropped, new ones begin with their initial value.
    const known = Object.fromEntries(Object.entries(draft.values).filter(([name]) => name in initial))
    return { values: { ...initial, ...known }, savedAt: draft.savedAt }
  } catch {
    return undefined
  }
}

export function writeDraft(key: string, values: object): void {
  try {
    localStorage.setItem(key, JSON.stringify({ values, savedAt: Date.now() }))
  } catch {
    // A full storage must not disturb the typing; the warning on leaving still stands.
  }
}

export function removeDraft(key: string): void {
  localStorage.removeItem(key)
}

/** What somebody who logs out leaves on the device: nothing (ASVS 14.3.1). A session that merely ended keeps its drafts for the way back. */
export function removeAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}
