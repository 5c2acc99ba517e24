import { custom, link, moment, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { roleName } from '#modules/access/pages/parts/words.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { roles } from '#modules/access/rules/permissions.ts'
import type { Account, listAccounts } from '../contract.ts'
import { accountPhrases as phrases } from '../phrases.ts'
import { importPagePhrases } from './parts/import-page-phrases.ts'
import { secondFactorPhrases } from '../second-factor-phrases.ts'
import { accountLooks, factorLooks } from './parts/looks.ts'
import { RoleNames } from './parts/RoleNames.tsx'

const roleOptions = roles.map((role) => ({ value: role, label: roleName(role) }))

/** All accounts, for the platform admin (U6). */
export default listPage<typeof listAccounts>('GET /accounts', {
  title: phrases.accounts,
  crumbs: [{ label: accessPhrases.platformMenu }],
  hasSearch: true,
  columns: [
    link('accountName', phrases.accountName, (row: Account) => `/accounts/${row.id}`, { sort: true, filter: true }),
    text('displayName', phrases.displayName, { sort: true, filter: true }),
    text('department', phrases.department, { sort: true, filter: true, value: (row: Account) => row.departmentName, width: 220 }),
    custom('role', phrases.roles, (row: Account) => <RoleNames roles={row.roles} />, { filter: roleOptions, width: 220 }),
    status('state', phrases.state, accountLooks, { sort: true, filter: true }),
    status('secondFactor', secondFactorPhrases.secondFactor, factorLooks, { filter: true, isHidden: true }),
    text('email', phrases.email, { filter: true, width: 220 }),
    text('phone', phrases.phone, { filter: true, isHidden: true }),
    moment('lastSeenAt', phrases.lastSeenAt),
    moment('createdAt', phrases.createdAt, { sort: true, filter: true, isHidden: true }),
  ],
  quickFilters: [
    { label: phrases.allAccounts, filters: {} },
    { label: phrases['state.locked'], filters: { state: 'locked' } },
    { label: phrases['state.disabled'], filters: { state: 'disabled' } },
  ],
  headActions: () => <HeadLinks />,
  primaryAction: { label: phrases.newAccount, to: '/accounts/new', needs: 'account.maintain' },
})

function HeadLinks() {
  const t = useSay()
  return (
    <>
      <LinkButton to="/roles" variant="default">{t(accessPhrases.rolesAndPermissions)}</LinkButton>
      <LinkButton to="/accounts/import" variant="default">{t(importPagePhrases.title)}</LinkButton>
    </>
  )
}
