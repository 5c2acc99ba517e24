import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { BillRun } from '../../contract.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from './prepare.module.css'

const runLooks: StatusLooks<BillRun['status']> = {
  running: { label: phrases['run.running'], tone: 'info' }, stopped: { label: phrases['run.stopped'], tone: 'waiting' }, done: { label: phrases['run.done'], tone: 'success' },
}

/** How far it is, what came of it, and what hinders which unit, in words. */
export function RunDetails({ run, earlier }: { readonly run: BillRun; readonly earlier: readonly BillRun[] }) {
  const t = useSay()
  return (
    <div className={classes.stack}>
      <RunHead run={run} />
      {run.status === 'running' && <Progress run={run} />}
      <Counts run={run} />
      {run.problems.length > 0 && <Problems run={run} />}
      {earlier.length > 0 && (
        <details className={classes.details}>
          <summary>{t(phrases.earlierRuns)}</summary>
          <EarlierRuns runs={earlier} />
        </details>
      )}
    </div>
  )
}

function RunHead({ run: { status, startedAt, endedAt, startedBy } }: { readonly run: BillRun }) {
  const t = useSay()
  return (
    <div className={classes.runHead} role="status">
      <StatusTag looks={runLooks} status={status} />
      <span className={classes.small}>{t(phrases.runAt)} <MomentText moment={startedAt} /></span>
      {endedAt !== null && <span className={classes.small}>{t(phrases.runEnded)} <MomentText moment={endedAt} /></span>}
      <span className={classes.small}>{t(phrases.runBy)} {startedBy ?? t(phrases.system)}</span>
    </div>
  )
}

function Progress({ run: { progress: { units, waiting } } }: { readonly run: BillRun }) {
  const t = useSay()
  const { number } = useFormats()
  const dealtWith = units - waiting
  const said = t(phrases.progress, { done: number(dealtWith), units: number(units) })
  return (
    <div>
      <div className={classes.bar} role="progressbar" aria-label={t(phrases.computing)} aria-valuemin={0} aria-valuemax={units} aria-valuenow={dealtWith} aria-valuetext={said}>
        <span style={{ width: `${units === 0 ? 100 : Math.round(dealtWith * 100 / units)}%` }} />
      </div>
      <p className={classes.small}>{said}</p>
    </div>
  )
}

const counted = ['done', 'kept', 'failed', 'waiting', 'lines'] as const

function Counts({ run: { progress } }: { readonly run: BillRun }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <dl className={classes.counts}>
      <div><dt>{t(phrases.units)}</dt><dd>{number(progress.units)}</dd></div>
      {counted.map((name) => <div key={name}><dt>{t(phrases[name])}</dt><dd data-tone={name === 'failed' && progress.failed > 0 ? 'danger' : undefined}>{number(progress[name])}</dd></div>)}
    </dl>
  )
}

function Problems({ run: { problems } }: { readonly run: BillRun }) {
  const t = useSay()
  return (
    <div>
      <h3>{t(phrases.problems)}</h3>
      <ScrollTable label={phrases.problems}>
        <thead><tr><th scope="col">{t(phrases.unit)}</th><th scope="col">{t(phrases.problem)}</th></tr></thead>
        <tbody>{problems.map(({ unit, message }) => <tr key={unit.id}><th scope="row">{unit.name}</th><td>{message}</td></tr>)}</tbody>
      </ScrollTable>
    </div>
  )
}

function EarlierRuns({ runs }: { readonly runs: readonly BillRun[] }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <ScrollTable label={phrases.earlierRuns}>
      <thead><tr><th scope="col">{t(phrases.runAt)}</th><th scope="col">{t(phrases.runBy)}</th>{(['done', 'kept', 'failed'] as const).map((name) => <th key={name} scope="col" data-numeric>{t(phrases[name])}</th>)}</tr></thead>
      <tbody>
        {runs.map(({ id, startedAt, startedBy, progress }) => (
          <tr key={id}><th scope="row"><MomentText moment={startedAt} /></th><td>{startedBy ?? t(phrases.system)}</td><td data-numeric>{number(progress.done)}</td><td data-numeric>{number(progress.kept)}</td><td data-numeric>{number(progress.failed)}</td></tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
