import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import type { Application } from '../../contract.ts'
import { useDueDay } from '../parts/Deadline.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/applications.module.css'

/** 资源申请成功: the number, what happens next, and the way to the list (guide 000 §3.3). */
export function Submitted({ application, isModification }: { readonly application: Application; readonly isModification: boolean }) {
  const t = useSay()
  const dueDay = useDueDay()
  const head = useRef<HTMLHeadingElement>(null)
  const title = isModification ? phrases.changedTitle : phrases.submittedTitle
  useDocumentTitle(t(title))
  useEffect(() => { head.current?.focus(); window.scrollTo({ top: 0 }) }, [])
  return (
    <section className={classes.submitted} aria-labelledby="submitted-title">
      <IconCircleCheck size={48} aria-hidden className={classes.submittedMark} />
      <h1 ref={head} id="submitted-title" tabIndex={-1}>{t(title)}</h1>
      <p>{t(phrases.submittedNumber)}<strong className={classes.number}>{application.number}</strong></p>
      <p>{t(application.route.includes('committee') ? phrases.nextCommittee : phrases.nextOperator)}{application.dueOn && ` ${t(phrases.nextDue, { day: dueDay(application.deadline) })}`}</p>
      <p className={classes.dimmed}>{t(phrases.nextNotice)}</p>
      <div className={classes.submittedActions}>
        <LinkButton to="/applications">{t(phrases.toList)}</LinkButton>
        <LinkButton to={`/applications/${application.id}`} variant="default">{t(phrases.toApplication)}</LinkButton>
        <LinkButton to="/applications/new" variant="default">{t(phrases.applyForMore)}</LinkButton>
      </div>
    </section>
  )
}
