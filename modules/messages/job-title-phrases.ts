import { phraseBook } from '#kit/pure/phrase.ts'
import type { JobTitle } from './rules/mailing.ts'

/** As the guide calls them: Business and O&M. Said by the page, in mails and in refusals. */
export const jobTitleNames = phraseBook({
  business: ['Business', '營運', '运营'],
  om: ['O&M', '維運', '运维'],
} satisfies Readonly<Record<JobTitle, readonly [string, string, string]>>)
