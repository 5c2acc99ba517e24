import { ActionIcon, Popover, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { IconBell } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { Message, unreadMessages, UnreadNews } from '../../contract.ts'
import { messagePhrases as phrases } from '../../phrases.ts'
import { kindNames } from './looks.ts'
import { useUnreadNews } from './unread-news.ts'
import classes from './messages.module.css'

const unreadName = 'GET /messages/unread'
/** Only a safety net below the stream. */
const pollMs = 60_000
const mostShown = 99

/** The bell of the top bar: how many are unread, the last five, the way to all (guide 000 §7.2). */
export default function Bell() {
  const t = useSay()
  const queries = useQueryClient()
  const [isOpen, { toggle, open, close }] = useDisclosure(false)
  const answer = useRead<typeof unreadMessages>(unreadName, undefined, { refreshEveryMs: pollMs, keepsPrevious: true })
  const count = answer.data?.count ?? 0
  const readAgain = useCallback(() => {
    void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('GET /messages') })
  }, [queries])
  const isNews = ({ count: told, latestId }: UnreadNews) => told !== count || latestId !== (answer.data?.latest[0]?.id ?? null)
  useUnreadNews((news) => { if (isNews(news)) readAgain() }, readAgain)
  const label = count > 0 ? t(phrases.messagesBell, { count }) : t(phrases.messagesBellNone)
  return (
    <Popover opened={isOpen} onChange={(willOpen) => willOpen ? open() : close()} position="bottom-end" width={360} trapFocus returnFocus withinPortal shadow="md">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} title={label} onClick={toggle} className={classes.bell}>
          <IconBell size={20} stroke={1.5} aria-hidden />
          {count > 0 && <span className={classes.count} aria-hidden>{count > mostShown ? `${mostShown}+` : count}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t(phrases.latestMessages)}>
        <Latest messages={answer.data?.latest ?? []} onChoose={close} />
      </Popover.Dropdown>
      <VisuallyHidden role="status">{count > 0 ? t(phrases.newMessages, { count }) : ''}</VisuallyHidden>
    </Popover>
  )
}

function Latest({ messages, onChoose }: { readonly messages: readonly Message[]; readonly onChoose: () => void }) {
  const t = useSay()
  return (
    <>
      {messages.length === 0 && <p className={classes.none}>{t(phrases.noMessages)}</p>}
      <ul className={classes.latest}>
        {messages.map(({ id, title, kind, at, state }) => (
          <li key={id} data-state={state}>
            <PageLink to={`/messages/${id}`} className={classes.entry ?? ''} onClick={onChoose}>
              <span className={classes.entryTitle}>{state === 'unread' && <VisuallyHidden>{t(phrases.messageUnread)} </VisuallyHidden>}{t(title)}</span>
              <span className={classes.entryMeta}>{t(kindNames[kind])} · <MomentText moment={at} /></span>
            </PageLink>
          </li>
        ))}
      </ul>
      <PageLink to="/messages" className={classes.all ?? ''} onClick={onChoose}>{t(phrases.viewAllMessages)}</PageLink>
    </>
  )
}
