import { choice, custom, link, moment, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { ExistingActions } from '#modules/applications/pages/parts/ExistingActions.tsx'
import { useDepartmentOptions, useProjectOptions, useServiceOptions } from '#modules/applications/pages/parts/options.ts'
import type { listResources, ResourceRow } from '../contract.ts'
import { resourcePhrases as phrase } from '../phrases.ts'
import { CatalogueName } from './parts/CatalogueName.tsx'
import { resourceStatusLooks } from './parts/looks.ts'
import { useRegionOptions } from './parts/options.ts'

/** 资源台账: what runs, in scope (chapter 4, Resources). */
export default listPage<typeof listResources>('GET /resources', {
  title: phrase.resources,
  crumbs: [{ label: phrase.resourceManagement }, { label: phrase.resources }],
  hasSearch: true,
  exportPath: '/resources/export',
  empty: phrase.resourceEmptyList,
  quickFilters: [
    { label: phrase.allResources, filters: {} },
    { label: phrase['resourceStatus.running'], filters: { status: 'running' } },
    { label: phrase['resourceStatus.released'], filters: { status: 'released' } },
  ],
  bulkActions: (rows: readonly ResourceRow[]) => <ExistingActions rows={rows} size="compact-sm" />,
  bulkNeeds: 'resource.apply',
  columns: [
    link('instanceId', phrase.resourceInstanceId, (row: ResourceRow) => `/resources/${row.id}`, { sort: true, filter: true, width: 220 }),
    text('name', phrase.resourceName, { sort: true, filter: true }),
    custom('service', phrase.resourceService, (row: ResourceRow) => <CatalogueName name={row.service.name} />, { sort: true, filter: useServiceOptions }),
    custom('region', phrase.resourceRegion, (row: ResourceRow) => <CatalogueName name={row.region?.name ?? null} />, { filter: useRegionOptions, width: 130 }),
    choice('department', phrase.resourceDepartment, { filter: useDepartmentOptions, value: (row: ResourceRow) => row.department.name, width: 160 }),
    choice('project', phrase.resourceProject, { filter: useProjectOptions, value: (row: ResourceRow) => row.project.name, width: 180 }),
    text('ip', phrase.resourceIps, { filter: true, value: (row: ResourceRow) => row.ips.join(', ') || '—', width: 150 }),
    status('status', phrase.resourceStatus, resourceStatusLooks, { sort: true, filter: true, width: 120 }),
    text('application', phrase.resourceApplication, { filter: true, isHidden: true, value: (row: ResourceRow) => row.application?.number ?? '—', width: 190 }),
    moment('startedAt', phrase.resourceStartedAt, { sort: true, filter: true }),
  ],
})
