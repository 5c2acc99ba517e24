import type { ReactNode } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { listJobs, ScheduledJob } from '../contract.ts'
import { messagePhrases as phrases } from '../phrases.ts'
import { runLooks } from './parts/looks.ts'
import classes from './parts/messages.module.css'

type JobsAnswer = AnswerOf<typeof listJobs>
const refreshMs = 5_000

/** Every schedule on one page: when, the last runs, and what the relay and the mails have still to do. */
export default function Jobs() {
  const t = useSay()
  const answer = useRead<typeof listJobs>('GET /jobs', undefined, { refreshEveryMs: refreshMs, keepsPrevious: true })
  return (
    <DetailPage title={phrases.scheduledJobs} subtitle={t(phrases.jobsHint)}>
      <Answer of={answer} isPart>{(data) => (
        <>
          <Section title={phrases.relays} isFlush><Relays answer={data} /></Section>
          {data.noticeFailures.length > 0 && <Section title={phrases.noticeFailures} isFlush><Failures failures={data.noticeFailures} /></Section>}
          <Section title={phrases.scheduledJobs} isFlush><Schedules jobs={data.jobs} /></Section>
        </>
      )}</Answer>
    </DetailPage>
  )
}

/** A table that scrolls by itself on a phone, also by keyboard. */
function Table({ label, children }: { readonly label: Phrase; readonly children: ReactNode }) {
  const t = useSay()
  return <div className={classes.scroll} role="region" aria-label={t(label)} tabIndex={0}><table className={classes.table}>{children}</table></div>
}

function Relays({ answer }: { readonly answer: JobsAnswer }) {
  const t = useSay()
  const rows = [{ label: phrases.relayEvents, backlog: answer.events }, { label: phrases.relayMails, backlog: answer.mails }]
  return (
    <Table label={phrases.relays}>
      <thead><tr><th scope="col">{t(phrases.jobName)}</th><th scope="col">{t(phrases.relayWaiting)}</th><th scope="col">{t(phrases.relayOldest)}</th><th scope="col">{t(phrases.relayFailed)}</th></tr></thead>
      <tbody>
        {rows.map(({ label, backlog }) => (
          <tr key={label[0]}>
            <th scope="row">{t(label)}</th>
            <td><NumberText value={backlog.waiting} /></td>
            <td><MomentText moment={backlog.oldestAt} /></td>
            <td><NumberText value={backlog.failed} /></td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Failures({ failures }: { readonly failures: JobsAnswer['noticeFailures'] }) {
  const t = useSay()
  return (
    <Table label={phrases.noticeFailures}>
      <thead><tr><th scope="col">{t(phrases.noticeFailureEvent)}</th><th scope="col">{t(phrases.jobStarted)}</th><th scope="col">{t(phrases.jobAttempts)}</th><th scope="col">{t(phrases.jobError)}</th></tr></thead>
      <tbody>
        {failures.map(({ eventId, eventKind, at, attempts, lastError }) => (
          <tr key={eventId}><th scope="row">{eventKind}</th><td><MomentText moment={at} /></td><td><NumberText value={attempts} /></td><td>{lastError}</td></tr>
        ))}
      </tbody>
    </Table>
  )
}

function Schedules({ jobs }: { readonly jobs: readonly ScheduledJob[] }) {
  const t = useSay()
  return (
    <Table label={phrases.scheduledJobs}>
      <thead><tr><th scope="col">{t(phrases.jobName)}</th><th scope="col">{t(phrases.jobSchedule)}</th><th scope="col">{t(phrases.jobLastRuns)}</th></tr></thead>
      <tbody>
        {jobs.map(({ name, everySeconds, cron, runs }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={classes.schedule}>{cron === null ? t(phrases.jobEverySeconds, { seconds: everySeconds ?? 0 }) : t(phrases.jobCron, { cron })}</td>
            <td>{runs.length === 0 ? t(phrases.jobNoRuns) : <Runs runs={runs} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Runs({ runs }: { readonly runs: ScheduledJob['runs'] }) {
  const t = useSay()
  return (
    <ul className={classes.runs}>
      {runs.map(({ period, state, finishedAt, startedAt, done, attempts, error }) => (
        <li key={period}>
          <StatusTag looks={runLooks} status={state} />
          <MomentText moment={finishedAt ?? startedAt ?? period} />
          {done !== null && <span>{t(phrases.jobThingsDone, { count: done })}</span>}
          {attempts > 1 && <span>{t(phrases.jobAttemptsMade, { count: attempts })}</span>}
          {error !== null && <span className={classes.runError}>{error}</span>}
        </li>
      ))}
    </ul>
  )
}
