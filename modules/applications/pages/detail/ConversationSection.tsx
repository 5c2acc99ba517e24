import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import { useNews } from '#modules/messages/pages/parts/unread-news.ts'
import type { Comment, listComments } from '../../conversation-contract.ts'
import { conversationPagePhrases as phrases } from '../parts/conversation-page-phrases.ts'
import { CommentForm } from './CommentForm.tsx'
import classes from '../parts/conversation.module.css'

const commentsName = 'GET /applications/:id/comments'
const shownAtFirst = 100
/** Only a safety net below the messages, which tell at once that somebody wrote. */
const refreshMs = 60_000

/** The conversation on an application (R13). `#conversation` in the address, as messages link to it, leads here. */
export function ConversationSection({ applicationId }: { readonly applicationId: string }) {
  const t = useSay()
  const queries = useQueryClient()
  const [last, setLast] = useState(shownAtFirst)
  const place = useRef<HTMLDivElement>(null)
  const comments = useRead<typeof listComments>(commentsName, { params: { id: applicationId }, query: { last } }, { refreshEveryMs: refreshMs, keepsPrevious: true })
  useNews(() => { void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === commentsName }) })
  const isThere = comments.data !== undefined
  useEffect(() => {
    if (isThere && location.hash === '#conversation') place.current?.scrollIntoView({ block: 'start' })
  }, [isThere])
  return (
    <div ref={place} id="conversation" className={classes.conversation}>
      <Section title={phrases.conversation}>
        <Answer of={comments} isPart>
          {({ items, total, allowed }) => (
            <div className={classes.stack}>
              <p className={classes.help}>{t(phrases.conversationHelp)}</p>
              {total > items.length && <div><Button variant="subtle" size="compact-sm" loading={comments.isFetching} onClick={() => setLast(last + shownAtFirst)}>{t(phrases.showEarlier, { count: total - items.length })}</Button></div>}
              {items.length === 0 ? <p className={classes.empty}>{t(phrases.conversationEmpty)}</p>
                : <ol className={classes.comments} aria-label={t(phrases.conversation)}>{items.map((comment) => <CommentLine key={comment.id} comment={comment} />)}</ol>}
              {allowed.includes('comment') && <CommentForm applicationId={applicationId} />}
            </div>
          )}
        </Answer>
      </Section>
    </div>
  )
}

/** Texts of people are shown as texts, in the direction that they are written in. */
function CommentLine({ comment }: { readonly comment: Comment }) {
  const t = useSay()
  return (
    <li className={classes.comment}>
      <p className={classes.commentHead}>
        <strong>{t(actedBy(comment.by.name, comment.for?.name))}</strong>
        {comment.department !== null && <span>{comment.department}</span>}
        <MomentText moment={comment.at} />
      </p>
      <p className={classes.commentText} dir="auto">{comment.text}</p>
      {comment.mentions.length > 0 && <p className={classes.mentioned}>{t(phrases.mentionedPeople, { names: comment.mentions.map(({ name }) => `@${name}`).join(' ') })}</p>}
    </li>
  )
}
