import { link, moment, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { memberPhrases } from '../phrases.ts'
import type { listSignUps, SignUp } from '../sign-up-contract.ts'
import { signUpLooks } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { signUpPhrases as phrases } from './parts/sign-up-phrases.ts'

/** Who asked on the public page to become a member. */
export default listPage<typeof listSignUps>('GET /sign-ups', {
  title: memberMenuPhrases.signUps,
  crumbs: [{ label: memberMenuPhrases.userManagement }],
  hasSearch: true,
  columns: [
    link('accountName', phrases.accountName, (row: SignUp) => `/sign-ups/${row.id}`, { sort: true, filter: true }),
    text('displayName', memberPhrases.displayName, { width: 140 }),
    text('email', memberPhrases.email, { width: 220 }),
    text('organisation', phrases.organisation),
    status('status', memberPhrases.status, signUpLooks, { filter: true }),
    moment('askedAt', phrases.askedAt, { sort: true }),
    text('decidedBy', phrases.decidedBy, { width: 120 }),
  ],
  quickFilters: [{ label: phrases.allStatuses, filters: {} }, { label: phrases['status.waiting'], filters: { status: 'waiting' } }],
})
