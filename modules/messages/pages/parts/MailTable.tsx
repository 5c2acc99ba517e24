import { choice, link, moment, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listMails, MailRow } from '../../contract.ts'
import { messagePhrases as phrases } from '../../phrases.ts'
import { languageNamesOfMails, mailLooks } from './looks.ts'

const languages = Object.entries(languageNamesOfMails).map(([value, label]) => ({ value, label }))

/** Every mail that the platform writes: without a mail server operators follow the flow here (chapter 8, Delivery). */
export const MailTable = listPage<typeof listMails>('GET /outbox', {
  title: phrases.outbox,
  isPart: true,
  hasSearch: true,
  empty: phrases.noMails,
  quickFilters: [
    { label: phrases.messagesAll, filters: {} },
    { label: phrases.mailWaiting, filters: { state: 'waiting' } },
    { label: phrases.mailFailed, filters: { state: 'failed' } },
  ],
  columns: [
    link('subject', phrases.mailSubject, (row: MailRow) => `/outbox/${row.id}`, { width: 320 }),
    text('toName', phrases.mailRecipient, { width: 140 }),
    text('toAddress', phrases.mailAddress, { sort: true, filter: true, width: 220 }),
    choice('language', phrases.mailLanguage, { filter: true, options: languages }),
    status('state', phrases.mailState, mailLooks, { sort: true, filter: true }),
    number('attempts', phrases.mailAttempts, { sort: true, isHidden: true }),
    moment('at', phrases.mailWrittenAt, { sort: true, filter: true }),
    moment('sentAt', phrases.mailSentAt, { isHidden: true }),
  ],
})
