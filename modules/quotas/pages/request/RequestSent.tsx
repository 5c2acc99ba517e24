import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { quotaRequestLink } from '../parts/need.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import type { NamedRegion } from '../parts/use-regions.ts'
import { groupName } from './group-name.ts'
import type { RestNeeds } from './RequestEditor.tsx'
import type { SentRequest } from './use-request-form.ts'
import classes from '../parts/quotas.module.css'

type SentProps = { readonly request: SentRequest; readonly rest: RestNeeds; readonly regions: readonly NamedRegion[]; readonly reason: string; readonly onAnother: () => void }

/** The number, what happens next, a warning if nobody can review it (chapter 2), and what is left to ask for. */
export function RequestSent({ request, rest, regions, reason, onAnother }: SentProps) {
  const t = useSay()
  const head = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(t(phrases.sentTitle))
  useEffect(() => { head.current?.focus(); window.scrollTo({ top: 0 }) }, [])
  const parent = request.parent.name
  return (
    <section className={classes.sent} aria-labelledby="sent-title">
      <IconCircleCheck size={48} aria-hidden className={classes.sentMark} />
      <h1 ref={head} id="sent-title" tabIndex={-1}>{t(phrases.sentTitle)}</h1>
      <p>{t(phrases.sentNumber)}<strong className={classes.sentNumber}>{request.number}</strong></p>
      {request.reviewers > 0 ? <p>{t(phrases.sentNext, { parent })}</p>
        : <Alert color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />}>{t(phrases.sentNobody, { parent })}</Alert>}
      <div className={classes.sentActions}>
        <LinkButton to={`/quotas/requests/${request.id}`}>{t(phrases.toRequest)}</LinkButton>
        <LinkButton to="/quotas/requests?tab=mine" variant="default">{t(phrases.toMine)}</LinkButton>
        {rest.length === 0 ? <Button variant="default" onClick={onAnother}>{t(phrases.another)}</Button>
          : <LinkButton to={quotaRequestLink(rest.flatMap(({ needs }) => needs), reason)} variant="default">{t(phrases.applyForRest, { zones: t(groupName(rest[0]!.group, regions)) })}</LinkButton>}
      </div>
    </section>
  )
}
