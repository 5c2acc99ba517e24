import { choice, custom, link, moment, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import { RoleNames } from '#modules/accounts/pages/parts/RoleNames.tsx'
import type { AccountRequest, listAccountRequests } from '../contract.ts'
import { kindOptions, requestLooks, roleOptions, timingOptions } from './parts/looks.ts'
import { requestPhrases as phrases } from './parts/request-phrases.ts'
import { TimeLeft } from './parts/TimeLeft.tsx'

/** What waits stands first, by when it is due (U1); the platform admin sees requests for further grants besides. */
export default listPage<typeof listAccountRequests>('GET /account-requests', {
  title: phrases.accountRequests,
  crumbs: [{ label: accessPhrases.platformMenu }],
  hasSearch: true,
  columns: [
    link('number', phrases.number, (row: AccountRequest) => `/account-requests/${row.id}`, { sort: true, filter: true }),
    status('state', phrases.state, requestLooks, { filter: true }),
    custom('timing', phrases.timing, (row: AccountRequest) => <TimeLeft minutes={row.minutesLeft} />, { filter: timingOptions, width: 190 }),
    text('displayName', phrases.displayName, { sort: true, filter: true, width: 130 }),
    text('accountName', phrases.accountName, { sort: true, filter: true, width: 150 }),
    text('department', phrases.department, { sort: true, filter: true, width: 200 }),
    custom('roles', phrases.roles, (row: AccountRequest) => <RoleNames roles={row.roles} />, { filter: roleOptions, width: 150 }),
    choice('kind', phrases.kind, { options: kindOptions, filter: true, width: 120 }),
    moment('submittedAt', phrases.submittedAt, { sort: true, filter: true }),
    moment('dueAt', phrases.dueAt, { sort: true, isHidden: true }),
  ],
  quickFilters: [
    { label: phrases.all, filters: {} },
    { label: phrases['state.waiting'], filters: { state: 'waiting' } },
    { label: phrases['timing.overdue'], filters: { timing: 'overdue' } },
  ],
})
