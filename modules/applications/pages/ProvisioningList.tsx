import { useEffect } from 'react'
import { choice, custom, link, moment, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { LinkButton, useSearchValues } from '#kit/web/links.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { ApplicationRow, listApplications } from '../contract.ts'
import { dueColumn } from './parts/Deadline.tsx'
import { kindOptions } from './parts/kinds.ts'
import { useDepartmentOptions, useProjectOptions, useServiceOptions } from './parts/options.ts'
import { applicationPagePhrases as pagePhrases } from './parts/page-phrases.ts'
import { reviewPhrases as phrases } from './parts/review-phrases.ts'
import { ServiceNames } from './parts/ServiceNames.tsx'

function ProvisionLink({ row }: { readonly row: ApplicationRow }) {
  const t = useSay()
  if (!row.allowed.includes('provision')) return null
  return <LinkButton size="compact-sm" variant="subtle" to={`/applications/${row.id}/provisioning`}>{t(phrases.provision)}</LinkButton>
}

const List = listPage<typeof listApplications>('GET /applications', {
  title: pagePhrases.provisioning,
  hasSearch: true,
  empty: phrases.provisioningEmpty,
  quickFilters: [
    { label: phrases.toProvision, filters: { step: 'provisioning' } },
    { label: phrases.provisionedAlready, filters: { step: 'completed,closed' } },
  ],
  columns: [
    link('number', pagePhrases.number, (row: ApplicationRow) => row.allowed.includes('provision') ? `/applications/${row.id}/provisioning` : `/applications/${row.id}`, { sort: true, filter: true, width: 190 }),
    text('title', pagePhrases.title, { sort: true, filter: true, width: 220 }),
    choice('kind', pagePhrases.kind, { sort: true, filter: true, width: 110, options: kindOptions }),
    dueColumn,
    choice('department', pagePhrases.department, { filter: useDepartmentOptions, value: (row: ApplicationRow) => row.department.name }),
    choice('project', pagePhrases.project, { filter: useProjectOptions, value: (row: ApplicationRow) => row.project?.name ?? '—', width: 160 }),
    custom('service', pagePhrases.services, (row: ApplicationRow) => <ServiceNames services={row.services} />, { filter: useServiceOptions }),
    text('applicant', pagePhrases.applicant, { filter: true, width: 120, value: (row: ApplicationRow) => row.applicant.name }),
    moment('submittedAt', pagePhrases.submittedAt, { sort: true, filter: true }),
    custom('actions', pagePhrases.actions, (row: ApplicationRow) => <ProvisionLink row={row} />, { width: 110 }),
  ],
})

/** 资源开通: what waits for the hands of O&M (R6), and what was done already. */
export default function ProvisioningList() {
  const [search, change] = useSearchValues()
  const isBare = Object.keys(search).length === 0
  useEffect(() => { if (isBare) change({ step: 'provisioning' }) }, [isBare, change])
  return isBare ? null : <List />
}
