import { choice, link, moment, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useDepartmentOptions } from '#modules/applications/pages/parts/options.ts'
import type { listProjects, ProjectRow } from '../contract.ts'
import { projectPhrases as phrase } from '../phrases.ts'
import { projectStateLooks } from './parts/looks.ts'

/** 项目管理: everything in scope (chapter 4, Projects). */
export default listPage<typeof listProjects>('GET /projects', {
  title: phrase.projects,
  crumbs: [{ label: phrase.resourceManagement }, { label: phrase.projects }],
  hasSearch: true,
  empty: phrase.projectEmptyList,
  primaryAction: { label: phrase.newProject, to: '/projects/new', needs: 'resource.apply' },
  quickFilters: [{ label: phrase.allProjects, filters: {} }, { label: phrase.openProjects, filters: { state: 'open' } }],
  columns: [
    link('name', phrase.projectName, (row: ProjectRow) => `/projects/${row.id}`, { sort: true, filter: true, width: 240 }),
    text('number', phrase.projectNumber, { sort: true, filter: true }),
    choice('department', phrase.projectDepartment, { filter: useDepartmentOptions, value: (row: ProjectRow) => row.department.name, width: 180 }),
    status('state', phrase.projectState, projectStateLooks, { sort: true, filter: true, width: 120 }),
    text('contact', phrase.projectContact, { filter: true, width: 130, value: (row: ProjectRow) => row.contact.name }),
    text('owner', phrase.projectOwner, { filter: true, width: 130, value: (row: ProjectRow) => row.owner.name }),
    text('createdBy', phrase.projectCreatedBy, { filter: true, width: 130, isHidden: true, value: (row: ProjectRow) => row.createdBy.name }),
    moment('createdAt', phrase.projectCreatedAt, { sort: true, filter: true }),
  ],
})
