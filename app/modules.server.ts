import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { PhraseBook } from '#kit/pure/phrase.ts'
import type { Route } from '#kit/server/action.ts'
import type { Job } from '#kit/server/jobs.ts'
import type { NoticeTable } from '#kit/server/notices.ts'
import type { StreamRoute } from '#kit/server/stream.ts'
import { accountJobs } from '#modules/accounts/jobs.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import { accountRoutes } from '#modules/accounts/routes.ts'
import { attachmentJobs } from '#modules/attachments/jobs.ts'
import { attachmentPhrases } from '#modules/attachments/phrases.ts'
import { attachmentRoutes } from '#modules/attachments/routes.ts'
import { projectNotices } from '#modules/projects/notices.ts'
import { seesProject } from '#modules/projects/offers.ts'
import { projectPhrases } from '#modules/projects/phrases.ts'
import { projectRoutes } from '#modules/projects/routes.ts'
import { resourcesOfProject } from '#modules/resources/offers.ts'
import { resourcePhrases } from '#modules/resources/phrases.ts'
import { resourceRoutes } from '#modules/resources/routes.ts'

/** Everything the modules bring to the server; a module is joined to the product by its lines here. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...attachmentRoutes({ project: seesProject, application: async () => false }),
  ...projectRoutes({ applicationsOf: async () => ({ total: 0, items: [] }), resourcesOf: resourcesOfProject }),
  ...resourceRoutes,
]
export const streams: readonly StreamRoute[] = [
]
export const phraseBooks: readonly PhraseBook[] = [
  kernelPhrases,
  accountPhrases,
  attachmentPhrases,
  projectPhrases,
  resourcePhrases,
]
export const notices: readonly NoticeTable[] = [
  projectNotices,
]
export const jobs: readonly Job[] = [
  ...accountJobs,
  ...attachmentJobs,
]
