import { choice, custom, link, moment, rowActions, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { ApplicationRow, listApplications } from '../contract.ts'
import { dueColumn } from './parts/Deadline.tsx'
import { BulkReview } from './bulk/BulkReview.tsx'
import { kindOptions } from './parts/kinds.ts'
import { reviewPermissions } from './parts/limits.ts'
import { stepLooks } from './parts/looks.ts'
import { useDepartmentOptions, useProjectOptions, useServiceOptions } from './parts/options.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'
import { RowActions } from './parts/RowActions.tsx'
import { ServiceNames } from './parts/ServiceNames.tsx'

/** 资源列表 (R9). */
export default listPage<typeof listApplications>('GET /applications', {
  title: phrases.applicationList,
  crumbs: [{ label: phrases.resourceManagement }, { label: phrases.applicationList }],
  hasSearch: true,
  exportPath: '/applications/export',
  empty: phrases.applicationListEmpty,
  primaryAction: { label: phrases.applyForResources, to: '/applications/new', needs: 'resource.apply' },
  quickFilters: [
    { label: phrases.all, filters: {} },
    { label: phrases.forMe, filters: { whose: 'forMe' } },
    { label: phrases.mine, filters: { whose: 'mine' } },
  ],
  bulkActions: (rows: readonly ApplicationRow[], clear) => <BulkReview rows={rows} clear={clear} />,
  bulkNeeds: reviewPermissions,
  columns: [
    link('number', phrases.number, (row: ApplicationRow) => row.status === 'draft' && row.allowed.includes('edit') ? `/applications/${row.id}/edit` : `/applications/${row.id}`, { sort: true, filter: true, width: 180 }),
    text('title', phrases.title, { sort: true, filter: true, width: 210, value: (row: ApplicationRow) => row.title }),
    choice('kind', phrases.kind, { sort: true, filter: true, width: 110, options: kindOptions }),
    status('step', phrases.status, stepLooks, { filter: true, width: 150 }),
    dueColumn,
    choice('department', phrases.department, { filter: useDepartmentOptions, value: (row: ApplicationRow) => row.department.name }),
    choice('project', phrases.project, { filter: useProjectOptions, value: (row: ApplicationRow) => row.project?.name ?? '—', width: 160 }),
    custom('service', phrases.services, (row: ApplicationRow) => <ServiceNames services={row.services} />, { filter: useServiceOptions }),
    text('applicant', phrases.applicant, { filter: true, width: 120, value: (row: ApplicationRow) => row.applicant.name }),
    moment('submittedAt', phrases.submittedAt, { sort: true, filter: true }),
    rowActions(phrases.actions, (row: ApplicationRow) => <RowActions row={row} />, { width: 260, needs: 'resource.apply' }),
  ],
})
