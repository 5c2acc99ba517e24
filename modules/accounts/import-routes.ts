import type { Route } from '#kit/server/action.ts'
import { accountImportTemplateQuery, importAccountsRoute } from './actions/import-accounts.ts'

export const accountImportRoutes: readonly Route[] = [accountImportTemplateQuery, importAccountsRoute]
