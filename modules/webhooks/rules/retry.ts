const second = 1000, minute = 60 * second, hour = 60 * minute

/** Pauses before the second, third … attempt; together about a day and a half, then it has failed. */
export const pausesMs = [5 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 10 * hour, 10 * hour] as const

/** How long to wait after so many attempts without success (at least one); null: it has failed for good. */
export function pauseAfter(attempts: number): number | null {
  return pausesMs[attempts - 1] ?? null
}
