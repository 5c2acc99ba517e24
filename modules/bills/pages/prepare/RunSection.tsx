import { useQueryClient } from '@tanstack/react-query'
import { IconCalculator, IconPlayerStop } from '@tabler/icons-react'
import { useEffect } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import type { BillRun, listRuns, readRun, startRun, stopRun } from '../../contract.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { RunDetails } from './RunDetails.tsx'
import classes from './prepare.module.css'

const followEveryMs = 2000

/** The drafts of the month are computed unit after unit; the page follows, also after it was left (B9). */
export function RunSection({ month, hasBills }: { readonly month: string; readonly hasBills: boolean }) {
  const runs = useRead<typeof listRuns>('GET /bills/runs', { query: { month } })
  return <Answer of={runs} isPart>{({ items: [latest, ...earlier] }) => <Run month={month} hasBills={hasBills} latest={latest ?? null} earlier={earlier} />}</Answer>
}

function Run({ month, hasBills, latest, earlier }: { readonly month: string; readonly hasBills: boolean; readonly latest: BillRun | null; readonly earlier: readonly BillRun[] }) {
  const run = useFollowed(latest)
  return (
    <Section title={phrases.computing} actions={run?.status === 'running' ? <StopButton run={run} /> : <StartButton month={month} isAgain={hasBills || run !== null} />}>
      {run === null ? <EmptyState title={phrases.neverRun} icon={IconCalculator} /> : <RunDetails run={run} earlier={earlier} />}
    </Section>
  )
}

/** The run as it stands; when it has ended, whatever was read of bills is read anew. */
function useFollowed(run: BillRun | null): BillRun | null {
  const client = useQueryClient()
  const isRunning = run?.status === 'running'
  const followed = useRead<typeof readRun>('GET /bills/runs/:id', { params: { id: run?.id ?? '0' } }, { enabled: isRunning, refreshEveryMs: followEveryMs })
  const latest = isRunning ? followed.data ?? run : run
  const hasEnded = isRunning && latest?.status !== 'running'
  useEffect(() => {
    if (hasEnded) void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('GET /bill') })
  }, [hasEnded, client])
  return latest
}

function StartButton({ month, isAgain }: { readonly month: string; readonly isAgain: boolean }) {
  const t = useSay()
  const start = useAct<typeof startRun>('POST /bills/runs', { done: phrases.started, isQuiet: true })
  const verb = isAgain ? phrases.computeAgain : phrases.compute
  return (
    <ConfirmButton verb={verb} variant={isAgain ? 'default' : 'filled'} icon={IconCalculator} title={t(phrases.computeTitle, { month })} onConfirm={() => start.mutateAsync({ body: { month } })}
      consequences={<div className={classes.stack}>{[phrases.computeMakes, ...isAgain ? [phrases.computeRenews, phrases.computeKeeps] : []].map((phrase) => <p key={phrase[0]} className={classes.text}>{t(phrase)}</p>)}</div>} />
  )
}

function StopButton({ run: { id, month, allowed } }: { readonly run: BillRun }) {
  const t = useSay()
  const stop = useAct<typeof stopRun>('POST /bills/runs/:id/stopping', { done: phrases.stopped, isQuiet: true })
  return allowed.includes('stop') && <ConfirmButton verb={phrases.stop} icon={IconPlayerStop} title={t(phrases.stopTitle, { month })} text={phrases.stopText} onConfirm={() => stop.mutateAsync({ params: { id } })} />
}
