import type { Database } from './database.ts'

/**
 * Time calls an action as the system. A job asks the database what is due at the platform's `now` and does
 * it once each, so that a second run, a late run or a run on another instance finds nothing left to do.
 */
export type Job = {
  /** noun.verb, as in `session.sweep`; unique. */
  readonly name: string
  /** In real time; `seconds` for relays, a cron line of the platform's time zone for the rest. */
  readonly schedule: { readonly everySeconds: number } | { readonly cron: string }
  readonly run: (context: JobContext) => Promise<JobReport>
}
export type JobContext = { readonly database: Database; readonly now: Date; readonly log: (line: string, facts?: object) => void }
/** How many things were done; shown on the page of jobs. */
export type JobReport = { readonly done: number }
