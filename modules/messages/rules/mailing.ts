/**
 * Mail settings (chapter 8, guide 004 §7): what the people of a job title are mailed about, and when. Everything else
 * that is told goes to accounts only.
 */
export const jobTitles = ['business', 'om'] as const
export type JobTitle = (typeof jobTitles)[number]

/** What an event names as its subject; titles have no rows of their own. */
export function subjectOf(title: JobTitle): { readonly kind: 'job_title'; readonly id: string } {
  return { kind: 'job_title', id: String(jobTitles.indexOf(title) + 1) }
}

export const occasionsOf = {
  business: ['to_verify', 'to_deliver', 'expires_soon', 'cancellation_asked'],
  om: ['to_create', 'to_unlock', 'change_asked', 'to_lock', 'to_delete'],
} as const satisfies Readonly<Record<JobTitle, readonly string[]>>
export type OccasionOf<Title extends JobTitle> = (typeof occasionsOf)[Title][number]
export type Occasion = OccasionOf<JobTitle>
export const occasions: readonly Occasion[] = jobTitles.flatMap((title) => [...occasionsOf[title]])

/** A notice of a job title, with one of that title's occasions. */
export type TitleMailing = { readonly [Title in JobTitle]: { readonly jobTitle: Title; readonly occasion: OccasionOf<Title> } }[JobTitle]

export const mailingTimes = ['at_once', 'digest', 'never'] as const
export type MailingTime = (typeof mailingTimes)[number]

/** What counts where nobody has set anything. */
export const usualTime: MailingTime = 'at_once'
export const usualHour = 9

export function isOccasionOf(title: JobTitle, occasion: Occasion): boolean {
  return (occasionsOf[title] as readonly Occasion[]).includes(occasion)
}
