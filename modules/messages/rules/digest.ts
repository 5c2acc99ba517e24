import { addDays, dayOf, platformZone, type Day } from '#kit/pure/time.ts'

/**
 * When the daily digest of a job title goes out (chapter 8, mailing times): at a full hour of the platform's time zone,
 * once a day. What happened before that moment is told then; what happens after it waits for the next one.
 */
export type DigestMoment = { readonly day: Day; readonly at: Date }

/** The latest moment that has come. Hour 9, at 10:00 on the 22nd: the 22nd at 9; at 8:00: the 21st at 9. */
export function lastDigestMoment(now: Date, hour: number, zone: string = platformZone): DigestMoment {
  const today = dayOf(now, zone)
  const at = momentOf(today, hour, zone)
  if (at.getTime() <= now.getTime()) return { day: today, at }
  const day = addDays(today, -1)
  return { day, at: momentOf(day, hour, zone) }
}

/** The next moment to come; never a second one on a day that had its digest before the hour was changed. */
export function nextDigestMoment(now: Date, hour: number, lastDay: Day | null, zone: string = platformZone): DigestMoment {
  const next = addDays(lastDigestMoment(now, hour, zone).day, 1)
  const day = lastDay !== null && lastDay >= next ? addDays(lastDay, 1) : next
  return { day, at: momentOf(day, hour, zone) }
}

/** A full hour of a day in a time zone, by what the zone's clocks show when it is that hour in UTC. */
function momentOf(day: Day, hour: number, zone: string): Date {
  const guess = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess)
  return new Date(2 * guess.getTime() - new Date(`${shown.replace(' ', 'T')}Z`).getTime())
}
