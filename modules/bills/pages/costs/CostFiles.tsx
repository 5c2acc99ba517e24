import { Button, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type RefObject } from 'react'
import { addressOf, problemOf, type Problem } from '#kit/web/client.ts'
import { custom, moment, number, text } from '#kit/web/columns.tsx'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import { ErrorState } from '#kit/web/States.tsx'
import { sendFile } from '#kit/web/upload.ts'
import type { CostFile, listCostFiles } from '../../cost-contract.ts'
import bills from '../parts/bills.module.css'
import { Cost } from './Cost.tsx'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'
import classes from './costs.module.css'

/** A file is sent with its provider's name; the list below says what came when. */
export function CostFiles({ onUnmapped }: { readonly onUnmapped: () => void }) {
  const t = useSay()
  const { provider, setProvider, isNameless, sending, result, problem, refused, choose, replace } = useImport()
  const input = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className={classes.sections}>
      <Section title={phrases.import}>
        <div className={bills.stack}>
          <p className={bills.dimmed}>{t(phrases.importHelp)}</p>
          <div className={classes.upload}>
            <ProviderField value={provider} onChange={setProvider} fieldRef={field} error={isNameless ? t(phrases.providerRequired) : undefined} />
            <input ref={input} type="file" accept=".csv,.gz" hidden tabIndex={-1} aria-hidden onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file && !choose(file)) field.current?.focus() }} />
            <Button leftSection={<IconUpload size={16} aria-hidden />} loading={sending !== null} onClick={() => input.current?.click()}>{t(phrases.choose)}</Button>
          </div>
          {sending && <div className={classes.sending}><progress value={sending.done < 1 ? sending.done : undefined} max={1} aria-label={t(phrases.sending, { name: sending.name })} /><span>{t(phrases.sending, { name: sending.name })}</span></div>}
          {problem && <Refusal problem={problem} />}
          {problem?.code === 'cost.period_taken' && refused && <div><ConfirmButton verb={phrases.replace} title={t(phrases.replaceTitle, { name: refused.name })} text={phrases.replaceText} onConfirm={replace} /></div>}
          {result && <Outcome file={result} onUnmapped={onUnmapped} />}
        </div>
      </Section>
      <Files />
    </div>
  )
}

function ProviderField({ value, onChange, fieldRef, error }: { readonly value: string; readonly onChange: (text: string) => void; readonly fieldRef: RefObject<HTMLInputElement | null>; readonly error: string | undefined }) {
  const t = useSay()
  const listId = useId()
  const files = useRead<typeof listCostFiles>('GET /cost-files', { query: { pageSize: 100 } })
  const known = [...new Set(files.data?.items.map(({ provider }) => provider))]
  return (
    <>
      <TextInput ref={fieldRef} className={classes.provider ?? ''} label={t(phrases.provider)} description={t(phrases.providerHelp)} required maxLength={100} autoComplete="off" list={listId} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
      <datalist id={listId}>{known.map((name) => <option key={name} value={name} />)}</datalist>
    </>
  )
}

function useImport() {
  const queries = useQueryClient()
  const [provider, setProvider] = useState('')
  const [isNameless, setIsNameless] = useState(false)
  const [sending, setSending] = useState<{ readonly name: string; readonly done: number } | null>(null)
  const [result, setResult] = useState<CostFile | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [refused, setRefused] = useState<{ readonly file: File; readonly provider: string; readonly name: string } | null>(null)
  const send = async (file: File, name: string, replaces: boolean) => {
    setSending({ name: file.name, done: 0 })
    try {
      setResult(await sendFile<CostFile>(addressOf('/cost-files', { query: { provider: name, name: file.name.slice(0, 200), replaces } }), file, (done) => setSending({ name: file.name, done }), new AbortController().signal))
      setProblem(null)
      setRefused(null)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/cost-') })
    } finally {
      setSending(null)
    }
  }
  const begin = async (file: File, name: string) => {
    setProblem(null)
    setResult(null)
    setRefused(null)
    try {
      await send(file, name, false)
    } catch (error) {
      setProblem(problemOf(error))
      setRefused({ file, provider: name, name: file.name })
    }
  }
  /** False: the provider has no name yet. */
  const choose = (file: File): boolean => {
    const name = provider.trim()
    setIsNameless(name === '')
    if (name !== '') void begin(file, name)
    return name !== ''
  }
  return {
    provider, isNameless, sending, result, problem, refused, choose,
    setProvider: (text: string) => { setProvider(text); setIsNameless(false) },
    replace: async () => { if (refused) await send(refused.file, refused.provider, true) },
  }
}

/** Rows that cannot be read are named one by one, as far as the server tells them. */
function Refusal({ problem }: { readonly problem: Problem }) {
  const t = useSay()
  const { number: written } = useFormats()
  const count = problem.facts['count']
  if (problem.code !== 'cost.rows_wrong' || typeof count !== 'number') return <ErrorState error={problem} />
  return (
    <div className={classes.outcome} role="alert">
      <p className={bills.wrong}><strong>{problem.title}</strong></p>
      <ul className={classes.problems} tabIndex={0} aria-label={problem.title}>{problem.errors.map(({ path, message }) => <li key={path}>{message}</li>)}</ul>
      {count > problem.errors.length && <p className={bills.dimmed}>{t(phrases.wrongRows, { shown: written(problem.errors.length), count: written(count) })}</p>}
    </div>
  )
}

function Outcome({ file, onUnmapped }: { readonly file: CostFile; readonly onUnmapped: () => void }) {
  const t = useSay()
  const { number: written } = useFormats()
  return (
    <div className={classes.outcome} role="status">
      <p className={bills.plain}><strong>{t(phrases.imported, { name: file.name, rows: written(file.rowCount) })}</strong> {file.unmappedCount === 0 ? t(phrases.allMapped) : t(phrases.someUnmapped, { count: written(file.unmappedCount) })}</p>
      <Months file={file} />
      <p className={bills.dimmed}>{t(phrases.draftsHint)}</p>
      {file.unmappedCount > 0 && <div><Button variant="default" onClick={onUnmapped}>{t(phrases.mapThem)}</Button></div>}
    </div>
  )
}

function Months({ file: { months } }: { readonly file: Pick<CostFile, 'months'> }) {
  const t = useSay()
  return (
    <ul className={classes.months}>
      {months.map(({ month, costs, replacedBy }) => (
        <li key={month} data-replaced={replacedBy !== null || undefined}>
          <span>{month}</span> {costs.map(({ currency, cost }) => <Cost key={currency} cost={cost} currency={currency} />)}
          {replacedBy && <span className={bills.small}>{t(phrases.replacedBy, { name: replacedBy.name })}</span>}
        </li>
      ))}
    </ul>
  )
}

const Files = listPage<typeof listCostFiles>('GET /cost-files', {
  title: phrases.files, isPart: true, hasSearch: true, empty: phrases.noFiles,
  columns: [
    text('name', phrases.file, { sort: true, width: 220 }),
    text('provider', phrases.provider, { sort: true, filter: true, width: 140 }),
    custom('months', phrases.sum, (file) => <Months file={file} />, { width: 300 }),
    number('rowCount', phrases.rows, { width: 100 }),
    number('unmappedCount', phrases.unmapped, { width: 100 }),
    moment('importedAt', phrases.importedAt, { sort: true }),
    text('importedBy', phrases.importedBy, { width: 120 }),
  ],
})
