import { day, link, moment, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { listReorganisations, ReorganisationRow } from '../contract.ts'
import { reorganisationLooks } from './parts/looks.ts'
import { reorganisationMenuPhrases as menuPhrases } from './parts/menu-phrases.ts'
import { reorganisationPagePhrases as phrases } from './parts/page-phrases.ts'

/** What passes or passed from one department to another (chapter 2). */
export default listPage<typeof listReorganisations>('GET /reorganisations', {
  title: menuPhrases.reorganisations,
  crumbs: [{ label: accessPhrases.platformMenu }, { label: menuPhrases.reorganisations }],
  hasSearch: true,
  empty: phrases.empty,
  primaryAction: { label: phrases.newReorganisation, to: '/reorganisations/new', needs: 'department.maintain' },
  quickFilters: [{ label: phrases.all, filters: {} }, { label: phrases.open, filters: { state: 'planned' } }, { label: phrases['state.refused'], filters: { state: 'refused' } }],
  columns: [
    link('number', phrases.number, (row: ReorganisationRow) => `/reorganisations/${row.id}`, { sort: true, filter: true }),
    status('state', phrases.state, reorganisationLooks, { sort: true, filter: true }),
    day('day', phrases.day, { sort: true, filter: true }),
    text('from', phrases.from, { filter: true, value: (row: ReorganisationRow) => row.from.name }),
    text('to', phrases.to, { filter: true, value: (row: ReorganisationRow) => row.to.name }),
    number('projects', phrases.projects),
    number('resources', phrases.resources),
    text('plannedBy', phrases.plannedBy, { value: (row: ReorganisationRow) => row.plannedBy.name, isHidden: true }),
    moment('plannedAt', phrases.plannedAt, { sort: true, filter: true }),
  ],
})
