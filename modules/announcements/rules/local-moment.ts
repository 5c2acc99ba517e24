import { platformZone } from '#kit/pure/time.ts'

/** `2026-11-22T09:00`, as the browser's field for a moment writes it, on the platform's clock. */
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export function localOf(moment: Date): string {
  return clock.format(moment).replace(' ', 'T')
}

/** The moment at which the platform's clock shows this; undefined for what is no moment. */
export function momentOf(local: string): Date | undefined {
  const asIfUtc = Date.parse(`${local.slice(0, 16)}:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) || Number.isNaN(asIfUtc)) return undefined
  const ahead = Date.parse(`${localOf(new Date(asIfUtc))}:00Z`) - asIfUtc
  return new Date(asIfUtc - ahead)
}
