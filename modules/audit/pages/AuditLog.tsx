import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '#kit/web/client.ts'
import { choice, custom, link, moment, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { AuditEvent, listAuditEvents } from '../contract.ts'
import { auditPhrases } from '../phrases.ts'
import { auditMenuPhrases } from './menu-phrases.ts'
import { auditPagePhrases as phrases } from './parts/page-phrases.ts'
import { actorWords, kindOptions, roleWords, sealLooks, subjectOptions } from './parts/words.ts'
import { kindPhrase } from '../kind-phrases.ts'

const quick = {
  refusals: 'access.refused,session.refused',
  logIns: 'session.opened,session.closed,session.refused',
  decisions: 'application.approved,application.rejected,quota_request.approved,quota_request.rejected,sign_up.approved,sign_up.rejected,account_request.approved,account_request.rejected,bill.confirmed,bill.rejected',
  grants: 'account.created,account.changed,account.disabled,account.enabled,account.unlocked,account.password_reset,account.pseudonymised,substitution.named,substitution.ended',
  readings: 'audit.exported,audit.verified,account.data_exported',
}

/** 审计日志: who did what, as what, for whom, from where (chapter 8); for the auditor alone (chapter 2). */
export default listPage<typeof listAuditEvents>('GET /audit-events', {
  title: auditMenuPhrases.log,
  crumbs: [{ label: auditMenuPhrases.audit }],
  hasSearch: true,
  columns: [
    link('id', auditPhrases.eventNumber, (row: AuditEvent) => `/audit-log/${row.id}`, { width: 90 }),
    moment('at', auditPhrases.at, { sort: true, filter: true }),
    choice('kind', auditPhrases.act, { filter: kindOptions, value: (row: AuditEvent) => kindPhrase(row.kind), width: 180 }),
    text('actor', auditPhrases.actor, { filter: true, value: (row: AuditEvent) => actorWords(row), width: 130 }),
    text('subject', auditPhrases.subject, { width: 170 }),
    custom('roles', auditPhrases.roles, (row: AuditEvent) => <Roles roles={row.roles} />, { width: 150 }),
    text('for', auditPhrases.for, { width: 110 }),
    choice('subjectKind', auditPhrases.subjectKind, { filter: subjectOptions, options: subjectOptions, width: 110 }),
    text('department', auditPhrases.department, { filter: true, value: (row: AuditEvent) => row.department?.name }),
    text('address', auditPhrases.address, { filter: true, width: 130 }),
    text('requestId', auditPhrases.requestId, { filter: true, isHidden: true, width: 300 }),
    status('seal', phrases.seal, sealLooks, { value: (row: AuditEvent) => row.isSealed ? 'sealed' : 'waiting', width: 120 }),
  ],
  quickFilters: [
    { label: phrases.all, filters: {} },
    { label: phrases.refusals, filters: { kind: quick.refusals } },
    { label: phrases.logIns, filters: { kind: quick.logIns } },
    { label: phrases.decisions, filters: { kind: quick.decisions } },
    { label: phrases.grants, filters: { kind: quick.grants } },
    { label: phrases.readings, filters: { kind: quick.readings } },
  ],
  headActions: () => <ExportCsv />,
  exportPath: '/audit-events/export',
})

function Roles({ roles }: { readonly roles: readonly string[] }) {
  const t = useSay()
  return <>{roles.map((role) => t(roleWords(role))).join(' · ')}</>
}

/** With the filters that the address holds, as the other export beside the list. */
function ExportCsv() {
  const t = useSay()
  const [{ page: _page, pageSize: _size, ...query }] = useSearchValues()
  return <Button component="a" href={addressOf('/audit-events/export', { query: { ...query, format: 'csv' } })} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.exportCsv)}</Button>
}
