import type { PagePart } from '#kit/web/page-parts.tsx'
import type { BarItem, HomeCard, PageRoute } from '#kit/web/routes.ts'
import { billOperatorPages } from '#modules/bills/pages/operator-routes.ts'
import { budgetNotes, budgetPages } from '#modules/bills/pages/budget-routes.ts'
import { costPages } from '#modules/bills/pages/cost-routes.ts'
import { billCards, billPages } from '#modules/bills/pages/routes.ts'
import { cataloguePages } from '#modules/catalogue/pages/routes.ts'
import { applicationCards, applicationPages } from '#modules/applications/pages/routes.ts'
import type { ApplicationNoteProps } from '#modules/applications/pages/parts/notes.ts'
import { memberPages } from '#modules/members/pages/routes.ts'
import { orderCards, orderPages } from '#modules/orders/pages/routes.ts'
import { pointsCards, pointsPages } from '#modules/points/pages/routes.ts'
import { pricePages } from '#modules/prices/pages/routes.ts'
import { projectPages } from '#modules/projects/pages/routes.ts'
import { quotaCards, quotaPages } from '#modules/quotas/pages/routes.ts'
import { setPages } from '#modules/sets/pages/routes.ts'
import { reportPages } from '#modules/reports/pages/routes.ts'
import { resourcePages } from '#modules/resources/pages/routes.ts'
import { usagePages } from '#modules/usage/pages/routes.ts'
import { accessPages } from '#modules/access/pages/routes.ts'
import { accountPages } from '#modules/accounts/pages/routes.ts'
import { holidayPages } from '#modules/holidays/pages/routes.ts'
import { departmentPages } from '#modules/departments/pages/routes.ts'
import { settingPages } from '#modules/settings/pages/routes.ts'
import { announcementPages } from '#modules/announcements/pages/routes.ts'
import { accountRequestCards, accountRequestPages } from '#modules/account-requests/pages/routes.ts'
import { reorganisationPages } from '#modules/reorganisations/pages/routes.ts'
import { helpPages } from '#modules/help/pages/routes.ts'
import { webhookPages } from '#modules/webhooks/pages/routes.ts'
import { auditCards, auditPages } from '#modules/audit/pages/routes.ts'
import { messageBarItems, messagePages } from '#modules/messages/pages/routes.ts'

/** What the modules bring to the browser; a module is joined to the product by its lines here. */
export const pageRoutes: readonly PageRoute[] = [
  ...cataloguePages,
  ...accessPages,
  ...departmentPages,
  ...accountPages,
  ...holidayPages,
  ...messagePages,
  ...resourcePages,
  ...projectPages,
  ...pricePages,
  ...setPages,
  ...applicationPages,
  ...quotaPages,
  ...memberPages,
  ...orderPages,
  ...usagePages,
  ...reportPages,
  ...pointsPages,
  ...billPages,
  ...budgetPages,
  ...billOperatorPages,
  ...costPages,
  ...settingPages,
  ...announcementPages,
  ...accountRequestPages,
  ...reorganisationPages,
  ...helpPages,
  ...webhookPages,
  ...auditPages,
]

/** The cards of the home page. */
export const homeCards: readonly HomeCard[] = [
  ...applicationCards,
  ...quotaCards,
  ...accountRequestCards,
  ...orderCards,
  ...pointsCards,
  ...billCards,
  ...auditCards,
]

/** What stands in the top bar, such as the bell. */
export const barItems: readonly BarItem[] = [
  ...messageBarItems,
]

/** What stands beside the cost of an application while it is written and reviewed. */
export const applicationNotes: readonly PagePart<ApplicationNoteProps>[] = [
  ...budgetNotes,
]
