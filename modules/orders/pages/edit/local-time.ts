import { platformZone } from '#kit/pure/time.ts'

const writer = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** A moment as the browser's field for time writes it, in the platform's zone: `2026-03-05T14:30`. */
export function localOf(moment: string): string {
  return writer.format(new Date(moment)).replace(' ', 'T')
}

/** The moment of such a text; undefined while it is incomplete. */
export function momentOf(local: string): string | undefined {
  const asIfUtc = Date.parse(`${local}:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asIfUtc)) return undefined
  const ahead = Date.parse(`${localOf(new Date(asIfUtc).toISOString())}:00Z`) - asIfUtc
  return new Date(asIfUtc - ahead).toISOString()
}
