import type { Banner } from '../../contract.ts'

/** What a visitor put away, on this device: announcement → version. After log-in the account remembers it. */
const storageKey = 'yunshan.announcements'

export function dismissedHere(): Readonly<Record<string, number>> {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as unknown
    return typeof kept === 'object' && kept !== null ? kept as Record<string, number> : {}
  } catch {
    return {}
  }
}

/** Only of what is still announced: the rest is forgotten. */
export function dismissHere({ id, version }: Banner, shown: readonly Banner[]): Readonly<Record<string, number>> {
  const before = dismissedHere()
  const kept = Object.fromEntries([...shown.filter((banner) => before[banner.id] !== undefined).map((banner) => [banner.id, before[banner.id]!]), [id, version]])
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // A device that keeps nothing shows it again next time.
  }
  return kept
}
