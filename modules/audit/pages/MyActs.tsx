import { choice, moment, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { AuditEvent, listMyActs } from '../contract.ts'
import { kindPhrase } from '../kind-phrases.ts'
import { auditPhrases } from '../phrases.ts'
import { auditPagePhrases as phrases } from './parts/page-phrases.ts'
import { kindOptions, sealLooks, subjectOptions } from './parts/words.ts'
import { DownloadMyData } from './parts/DownloadMyData.tsx'

/** Chapter 2: each person reads the log of their own acts. */
export default listPage<typeof listMyActs>('GET /me/acts', {
  title: phrases.myActs,
  columns: [
    choice('kind', auditPhrases.act, { filter: kindOptions, value: (row: AuditEvent) => kindPhrase(row.kind), width: 200 }),
    moment('at', auditPhrases.at, { sort: true, filter: true }),
    choice('subjectKind', auditPhrases.subjectKind, { options: subjectOptions, width: 120 }),
    text('subject', auditPhrases.subject, { width: 200 }),
    text('for', auditPhrases.for, { width: 120 }),
    text('department', auditPhrases.department, { value: (row: AuditEvent) => row.department?.name }),
    text('address', auditPhrases.address, { width: 140 }),
    status('seal', phrases.seal, sealLooks, { value: (row: AuditEvent) => row.isSealed ? 'sealed' : 'waiting', width: 120 }),
  ],
  headActions: () => <DownloadMyData />,
})
