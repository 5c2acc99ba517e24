import { Button } from '@mantine/core'
import { IconMailOpened } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, problemOf } from '#kit/web/client.ts'
import { choice, link, moment, status } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { notify, notifyProblem } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { listMessages, Message, readAllMessages, readMessage } from '../contract.ts'
import { messagePhrases as phrases } from '../phrases.ts'
import { kindNames, messageLooks } from './parts/looks.ts'

const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }))

/** 消息中心 (guide 000 §7.2). */
export default listPage<typeof listMessages>('GET /messages', {
  title: phrases.messageCentre,
  hasSearch: true,
  empty: phrases.noMessages,
  headActions: () => <MarkAllRead />,
  bulkActions: (rows, clear) => <MarkRead rows={rows} clear={clear} />,
  quickFilters: [
    { label: phrases.messagesAll, filters: {} },
    { label: phrases.messageUnread, filters: { state: 'unread' } },
    { label: phrases['messageKind.application_submitted'], filters: { kind: 'application_submitted' } },
    { label: phrases['messageKind.application_reviewed'], filters: { kind: 'application_reviewed' } },
  ],
  columns: [
    link('title', phrases.messageTitle, (row: Message) => `/messages/${row.id}`, { width: 420 }),
    choice('kind', phrases.messageKind, { sort: true, filter: true, options: kinds }),
    status('state', phrases.messageState, messageLooks, { sort: true, filter: true, width: 110 }),
    moment('at', phrases.messageAt, { sort: true, filter: true }),
  ],
})

function MarkAllRead() {
  const t = useSay()
  const readAll = useAct<typeof readAllMessages>('POST /messages/reading', {
    onDone: ({ read }) => notify(phrases.messagesMarkedRead, { count: read }),
  })
  return <Button variant="default" leftSection={<IconMailOpened size={16} aria-hidden />} loading={readAll.isPending} onClick={() => readAll.mutate({ body: {} })}>{t(phrases.markAllMessagesRead)}</Button>
}

/** The selected ones; the few of a page go one after the other. */
function MarkRead({ rows, clear }: { readonly rows: readonly Message[]; readonly clear: () => void }) {
  const t = useSay()
  const queries = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const unread = rows.filter(({ state }) => state === 'unread')
  const markRead = async () => {
    setIsBusy(true)
    try {
      for (const { id } of unread) await call<typeof readMessage>('POST /messages/:id/reading', { params: { id } })
      notify(phrases.messagesMarkedRead, { count: unread.length })
      clear()
    } catch (error) {
      notifyProblem(problemOf(error))
    } finally {
      setIsBusy(false)
      await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('GET /messages') })
    }
  }
  return <Button size="compact-sm" variant="default" loading={isBusy} disabled={unread.length === 0} onClick={() => void markRead()}>{t(phrases.markMessageRead)}</Button>
}
