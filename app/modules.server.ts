import { kernelPhrases } from '#kit/pure/phrases.ts'
import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import type { PhraseBook } from '#kit/pure/phrase.ts'
import type { Route } from '#kit/server/action.ts'
import type { Job } from '#kit/server/jobs.ts'
import type { NoticeTable } from '#kit/server/notices.ts'
import type { StreamRoute } from '#kit/server/stream.ts'
import { kernelJobs } from '#kit/server/worker/kernel-jobs.ts'
import { accessRoutes } from '#modules/access/routes.ts'
import { explanationPhrases } from '#modules/access/explanation-phrases.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { accountOf } from '#modules/accounts/explanation.ts'
import { handOverNotices } from '#modules/accounts/hand-over-notices.ts'
import { handOverPhrases } from '#modules/accounts/hand-over-phrases.ts'
import { accountJobs } from '#modules/accounts/jobs.ts'
import { apiTokenJobs } from '#modules/accounts/api-token-jobs.ts'
import { apiTokenNotices } from '#modules/accounts/api-token-notices.ts'
import { apiTokenPhrases } from '#modules/accounts/api-token-phrases.ts'
import { apiTokenRoutes } from '#modules/accounts/api-token-routes.ts'
import { accountImportNotices } from '#modules/accounts/import-notices.ts'
import { accountImportPhrases } from '#modules/accounts/import-phrases.ts'
import { accountImportRoutes } from '#modules/accounts/import-routes.ts'
import { accountNoticePhrases } from '#modules/accounts/notice-phrases.ts'
import { accountNotices } from '#modules/accounts/notices.ts'
import { accountsBlockDepartments } from '#modules/accounts/offers.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import { accountRoutes } from '#modules/accounts/routes.ts'
import { secondFactorNotices } from '#modules/accounts/second-factor-notices.ts'
import { secondFactorPhrases } from '#modules/accounts/second-factor-phrases.ts'
import { secondFactorRoutes } from '#modules/accounts/second-factor-routes.ts'
import { singleSignOnNotices } from '#modules/accounts/single-sign-on-notices.ts'
import { singleSignOnPhrases } from '#modules/accounts/single-sign-on-phrases.ts'
import { singleSignOnRoutes } from '#modules/accounts/single-sign-on-routes.ts'
import { conversationNotices } from '#modules/applications/conversation-notices.ts'
import { conversationPhrases } from '#modules/applications/conversation-phrases.ts'
import { applicationExplainer } from '#modules/applications/explanation.ts'
import { applicationExplanationPhrases } from '#modules/applications/explanation-phrases.ts'
import { importPhrases } from '#modules/applications/import-phrases.ts'
import { deadlineNotices } from '#modules/applications/deadline-notices.ts'
import { deadlinePhrases } from '#modules/applications/deadline-phrases.ts'
import { applicationNoticePhrases } from '#modules/applications/notice-phrases.ts'
import { applicationNotices } from '#modules/applications/notices.ts'
import { applicationsBlockingDepartments, applicationsMoveAlong, applicationsOfProject, quotaReservedByApplications, deadlinesCounted, seesApplication } from '#modules/applications/offers.ts'
import { applicationJobs } from '#modules/applications/jobs.ts'
import { applicationPhrases } from '#modules/applications/phrases.ts'
import { applicationsOfAccount } from '#modules/applications/possessions.ts'
import { applicationRoutes } from '#modules/applications/routes.ts'
import { holidayPhrases } from '#modules/holidays/phrases.ts'
import { holidayRoutes } from '#modules/holidays/routes.ts'
import { departmentExplainer } from '#modules/departments/explanation.ts'
import { departmentPhrases } from '#modules/departments/phrases.ts'
import { departmentRoutes } from '#modules/departments/routes.ts'
import { attachmentJobs } from '#modules/attachments/jobs.ts'
import { attachmentPhrases } from '#modules/attachments/phrases.ts'
import { attachmentRoutes } from '#modules/attachments/routes.ts'
import { budgetNotices } from '#modules/bills/budget-notices.ts'
import { budgetPhrases } from '#modules/bills/budget-phrases.ts'
import { costPhrases } from '#modules/bills/cost-phrases.ts'
import { exportPhrases as billExportPhrases } from '#modules/bills/export-phrases.ts'
import { billJobs } from '#modules/bills/jobs.ts'
import { billNoticePhrases } from '#modules/bills/notice-phrases.ts'
import { billNotices } from '#modules/bills/notices.ts'
import { unsentBillsBlockMoving } from '#modules/bills/offers.ts'
import { billPhrases } from '#modules/bills/phrases.ts'
import { billRoutes } from '#modules/bills/routes.ts'
import { runNotices } from '#modules/bills/run-notices.ts'
import { runPhrases } from '#modules/bills/run-phrases.ts'
import { cataloguePhrases } from '#modules/catalogue/phrases.ts'
import { catalogueRoutes } from '#modules/catalogue/routes.ts'
import { memberNoticePhrases } from '#modules/members/notice-phrases.ts'
import { memberNotices } from '#modules/members/notices.ts'
import { memberRoutes } from '#modules/members/routes.ts'
import { messageJobs } from '#modules/messages/jobs.ts'
import { mailNoticePhrases } from '#modules/messages/notice-phrases.ts'
import { byMailSettings, mailNotices } from '#modules/messages/notices.ts'
import { messagePhrases } from '#modules/messages/phrases.ts'
import { messageRoutes } from '#modules/messages/routes.ts'
import { templateRoutes } from '#modules/messages/template-routes.ts'
import { messageStreams } from '#modules/messages/stream.ts'
import { productExplainer } from '#modules/orders/explanation.ts'
import { productExplanationPhrases } from '#modules/orders/explanation-phrases.ts'
import { orderJobs } from '#modules/orders/jobs.ts'
import { orderNoticePhrases } from '#modules/orders/notice-phrases.ts'
import { orderNotices } from '#modules/orders/notices.ts'
import { productsPricedBy } from '#modules/orders/offers.ts'
import { orderPhrases } from '#modules/orders/phrases.ts'
import { orderRoutes } from '#modules/orders/routes.ts'
import { pointsAreEntries } from '#modules/points/offers.ts'
import { pointsNoticePhrases } from '#modules/points/notice-phrases.ts'
import { pointsNotices } from '#modules/points/notices.ts'
import { pointsRoutes } from '#modules/points/routes.ts'
import { projectExplainer } from '#modules/projects/explanation.ts'
import { projectExplanationPhrases } from '#modules/projects/explanation-phrases.ts'
import { pricePhrases } from '#modules/prices/phrases.ts'
import { priceRoutes } from '#modules/prices/routes.ts'
import { projectNotices } from '#modules/projects/notices.ts'
import { projectsMoveAlong, seesProject } from '#modules/projects/offers.ts'
import { projectPhrases } from '#modules/projects/phrases.ts'
import { projectsOfAccount } from '#modules/projects/possessions.ts'
import { projectRoutes } from '#modules/projects/routes.ts'
import { quotaRequestExplainer } from '#modules/quotas/explanation.ts'
import { quotaExplanationPhrases } from '#modules/quotas/explanation-phrases.ts'
import { quotaJobs } from '#modules/quotas/jobs.ts'
import { quotaNoticePhrases } from '#modules/quotas/notice-phrases.ts'
import { quotaNotices } from '#modules/quotas/notices.ts'
import { quotaOfMove, quotasBlockDepartments, quotasMoveAlong, seesQuotaRequest } from '#modules/quotas/offers.ts'
import { quotaPhrases } from '#modules/quotas/phrases.ts'
import { quotaRoutes } from '#modules/quotas/routes.ts'
import { quotaUsedByResources, resourcesMoveAlong, resourcesOfProject, runningResourcesBlockDepartments } from '#modules/resources/offers.ts'
import { setJobs } from '#modules/sets/jobs.ts'
import { setsFollowPrices, setsPricedBy } from '#modules/sets/offers.ts'
import { setPhrases } from '#modules/sets/phrases.ts'
import { setRoutes } from '#modules/sets/routes.ts'
import { reportPhrases } from '#modules/reports/phrases.ts'
import { reportRoutes } from '#modules/reports/routes.ts'
import { resourceExplainer } from '#modules/resources/explanation.ts'
import { resourcePhrases } from '#modules/resources/phrases.ts'
import { resourceRoutes } from '#modules/resources/routes.ts'
import { usageJobs } from '#modules/usage/jobs.ts'
import { usageNoticePhrases } from '#modules/usage/notice-phrases.ts'
import { usageNotices } from '#modules/usage/notices.ts'
import { usageRoutes } from '#modules/usage/routes.ts'
import { accountsOfOtherLanguages, accountsWithoutFactor } from '#modules/accounts/setting-store.ts'
import { billsBeforeOpening, billsKeepCurrency } from '#modules/bills/setting-store.ts'
import { pointsKeepCurrency } from '#modules/points/setting-store.ts'
import { pricesKeepCurrency } from '#modules/prices/setting-store.ts'
import { settingRoutes } from '#modules/settings/routes.ts'
import { settingPhrases } from '#modules/settings/phrases.ts'
import { announcementRoutes } from '#modules/announcements/routes.ts'
import { announcementPhrases } from '#modules/announcements/phrases.ts'
import { accountRequestRoutes } from '#modules/account-requests/routes.ts'
import { accountRequestNoticePhrases } from '#modules/account-requests/notice-phrases.ts'
import { accountRequestPhrases } from '#modules/account-requests/phrases.ts'
import { reorganisationsBlockDepartments } from '#modules/reorganisations/offers.ts'
import { reorganisationRoutes } from '#modules/reorganisations/routes.ts'
import { reorganisationPhrases } from '#modules/reorganisations/phrases.ts'
import { helpPhrases } from '#modules/help/phrases.ts'
import { webhookRoutes } from '#modules/webhooks/routes.ts'
import { webhookPhrases } from '#modules/webhooks/phrases.ts'
import { auditRoutes } from '#modules/audit/routes.ts'
import { platformKindPhrases, productKindPhrases } from '#modules/audit/further-kind-phrases.ts'
import { kindPhrases } from '#modules/audit/kind-phrases.ts'
import { auditPhrases } from '#modules/audit/phrases.ts'
import { subjectPhrases } from '#modules/audit/subject-phrases.ts'
import { accountRequestNotices } from '#modules/account-requests/notices.ts'
import { reorganisationNotices } from '#modules/reorganisations/notices.ts'
import { accountRequestJobs } from '#modules/account-requests/jobs.ts'
import { reorganisationJobs } from '#modules/reorganisations/jobs.ts'
import { webhookJobs } from '#modules/webhooks/jobs.ts'
import { auditJobs } from '#modules/audit/jobs.ts'
import { clockPhrases } from './clock-route.ts'

const projectQuestions = { applicationsOf: applicationsOfProject, resourcesOf: resourcesOfProject }

/** Everything the modules bring to the server; a module is joined to the product by its lines here. */
export const routes: readonly Route[] = [
  ...accessRoutes({
    accountOf,
    records: [departmentExplainer, projectExplainer(projectQuestions), resourceExplainer, applicationExplainer, quotaRequestExplainer, productExplainer],
  }),
  ...departmentRoutes([accountsBlockDepartments, applicationsBlockingDepartments, runningResourcesBlockDepartments, quotasBlockDepartments, unsentBillsBlockMoving, reorganisationsBlockDepartments], [quotasMoveAlong, projectsMoveAlong, resourcesMoveAlong, applicationsMoveAlong], quotaOfMove),
  ...accountRoutes([projectsOfAccount, applicationsOfAccount]),
  ...secondFactorRoutes,
  ...singleSignOnRoutes,
  ...apiTokenRoutes(() => [...routes, ...streams].map(({ endpoint }) => endpoint)),
  ...accountImportRoutes,
  ...attachmentRoutes({ project: seesProject, application: seesApplication, quota_request: seesQuotaRequest }),
  ...holidayRoutes(deadlinesCounted),
  ...catalogueRoutes,
  ...priceRoutes([setsPricedBy, productsPricedBy], [setsFollowPrices]),
  ...projectRoutes(projectQuestions),
  ...memberRoutes,
  ...quotaRoutes({ used: quotaUsedByResources, reserved: quotaReservedByApplications, proofs: [pointsAreEntries] }),
  ...pointsRoutes,
  ...setRoutes,
  ...resourceRoutes,
  ...applicationRoutes,
  ...orderRoutes,
  ...usageRoutes,
  ...reportRoutes,
  ...billRoutes,
  ...settingRoutes([accountsWithoutFactor, accountsOfOtherLanguages, pricesKeepCurrency, pointsKeepCurrency, billsKeepCurrency, billsBeforeOpening]),
  ...announcementRoutes,
  ...accountRequestRoutes,
  ...reorganisationRoutes,
  ...messageRoutes,
  ...templateRoutes(() => phraseBooks),
  ...webhookRoutes,
  ...auditRoutes,
]
export const streams: readonly StreamRoute[] = [
  ...messageStreams,
]
export const phraseBooks: readonly PhraseBook[] = [
  kernelPhrases,
  outboxPhrases,
  clockPhrases,
  accessPhrases,
  explanationPhrases,
  departmentPhrases,
  accountPhrases,
  accountNoticePhrases,
  accountImportPhrases,
  handOverPhrases,
  secondFactorPhrases,
  singleSignOnPhrases,
  apiTokenPhrases,
  attachmentPhrases,
  holidayPhrases,
  cataloguePhrases,
  pricePhrases,
  projectPhrases,
  projectExplanationPhrases,
  memberNoticePhrases,
  quotaPhrases,
  quotaExplanationPhrases,
  quotaNoticePhrases,
  pointsNoticePhrases,
  setPhrases,
  resourcePhrases,
  orderPhrases,
  productExplanationPhrases,
  orderNoticePhrases,
  usageNoticePhrases,
  reportPhrases,
  billPhrases,
  billExportPhrases,
  runPhrases,
  costPhrases,
  billNoticePhrases,
  budgetPhrases,
  applicationPhrases,
  applicationExplanationPhrases,
  applicationNoticePhrases,
  deadlinePhrases,
  conversationPhrases,
  importPhrases,
  settingPhrases,
  announcementPhrases,
  accountRequestPhrases,
  accountRequestNoticePhrases,
  reorganisationPhrases,
  helpPhrases,
  messagePhrases,
  mailNoticePhrases,
  webhookPhrases,
  auditPhrases,
  kindPhrases,
  productKindPhrases,
  platformKindPhrases,
  subjectPhrases,
]
export const notices: readonly NoticeTable[] = byMailSettings([
  accountNotices,
  accountImportNotices,
  handOverNotices,
  secondFactorNotices,
  singleSignOnNotices,
  apiTokenNotices,
  projectNotices,
  memberNotices,
  quotaNotices,
  pointsNotices,
  applicationNotices,
  deadlineNotices,
  orderNotices,
  usageNotices,
  billNotices,
  budgetNotices,
  runNotices,
  conversationNotices,
  accountRequestNotices,
  reorganisationNotices,
  mailNotices,
])
export const jobs: readonly Job[] = [
  ...kernelJobs,
  ...accountJobs,
  ...apiTokenJobs,
  ...attachmentJobs,
  ...quotaJobs,
  ...setJobs,
  ...orderJobs,
  ...usageJobs,
  ...billJobs,
  ...applicationJobs,
  ...accountRequestJobs,
  ...reorganisationJobs,
  ...messageJobs,
  ...webhookJobs,
  ...auditJobs,
]
