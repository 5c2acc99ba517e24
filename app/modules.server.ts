import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { PhraseBook } from '#kit/pure/phrase.ts'
import type { Route } from '#kit/server/action.ts'
import type { Job } from '#kit/server/jobs.ts'
import type { NoticeTable } from '#kit/server/notices.ts'
import type { StreamRoute } from '#kit/server/stream.ts'
import { accountJobs } from '#modules/accounts/jobs.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import { accountRoutes } from '#modules/accounts/routes.ts'

/** Everything the modules bring to the server; a module is joined to the product by its lines here. */
export const routes: readonly Route[] = [
  ...accountRoutes,
]
export const streams: readonly StreamRoute[] = [
]
export const phraseBooks: readonly PhraseBook[] = [
  kernelPhrases,
  accountPhrases,
]
export const notices: readonly NoticeTable[] = [
]
export const jobs: readonly Job[] = [
  ...accountJobs,
]
