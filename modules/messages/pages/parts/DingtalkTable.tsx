import { Button } from '@mantine/core'
import { choice, custom, moment, number, rowActions, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useAct } from '#kit/web/query.ts'
import type { DingtalkMessage, listDingtalk, sendDingtalkAgain } from '../../contract.ts'
import { messagePhrases } from '../../phrases.ts'
import { outboxPagePhrases as phrases } from '../outbox-phrases.ts'
import { mailLooks } from './looks.ts'

const channels = [{ value: 'robot', label: phrases.robot }, { value: 'personal', label: phrases.personal }]

/** What DingTalk is told, by the group's robot and to single persons. */
export const DingtalkTable = listPage<typeof listDingtalk>('GET /outbox/dingtalk', {
  title: phrases.dingtalk,
  isPart: true,
  hasSearch: true,
  empty: phrases.noDingtalk,
  quickFilters: [
    { label: messagePhrases.messagesAll, filters: {} },
    { label: messagePhrases.mailWaiting, filters: { state: 'waiting' } },
    { label: messagePhrases.mailFailed, filters: { state: 'failed' } },
  ],
  columns: [
    custom('title', phrases.told, (row: DingtalkMessage) => <PageLink to={row.link}>{row.title}</PageLink>, { width: 280 }),
    choice('channel', phrases.channel, { filter: true, options: channels }),
    text('toName', phrases.recipient, { width: 140 }),
    status('state', messagePhrases.mailState, mailLooks, { sort: true, filter: true }),
    number('attempts', messagePhrases.mailAttempts, { sort: true }),
    text('lastError', messagePhrases.mailError, { width: 240 }),
    moment('at', messagePhrases.mailWrittenAt, { sort: true, filter: true }),
    moment('sentAt', messagePhrases.mailSentAt, { isHidden: true }),
    rowActions(phrases.actions, (row: DingtalkMessage) => row.allowed.includes('send_again') && <SendAgain id={row.id} />, { width: 130, needs: 'outbox.send_again' }),
  ],
})

function SendAgain({ id }: { readonly id: string }) {
  const t = useSay()
  const again = useAct<typeof sendDingtalkAgain>('POST /outbox/dingtalk/:id/sending', { done: phrases.sentAgain })
  return <Button variant="subtle" size="compact-sm" loading={again.isPending} onClick={() => again.mutate({ params: { id }, body: {} })}>{t(phrases.sendAgain)}</Button>
}
