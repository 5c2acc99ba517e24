import { Button } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { addressOf, problemOf, type Problem } from '#kit/web/client.ts'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { ErrorState } from '#kit/web/States.tsx'
import { sendFile } from '#kit/web/upload.ts'
import type { importUsage } from '../contract.ts'
import { usageImportPhrases as phrases } from './parts/import-phrases.ts'
import { usageMenuPhrases } from './parts/menu-phrases.ts'
import { ScrollTable } from './parts/ScrollTable.tsx'
import classes from './parts/usage.module.css'

type Result = AnswerOf<typeof importUsage>
const mostShown = 300

/** Records from a table: each row by itself, so that one wrong row holds up no other. */
export default function UsageImport() {
  const t = useSay()
  const input = useRef<HTMLInputElement>(null)
  const { sending, result, problem, send } = useImport()
  return (
    <DetailPage title={phrases.title} crumbs={[{ label: usageMenuPhrases.usage, to: '/usage' }, { label: phrases.title }]}>
      <Section title={phrases.choose}>
        <div className={classes.stack}>
          <p className={classes.dimmed}>{t(phrases.help)}</p>
          <div className={classes.tools}>
            <input ref={input} type="file" accept=".csv,.xlsx" hidden tabIndex={-1} aria-hidden onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void send(file) }} />
            <Button leftSection={<IconUpload size={16} aria-hidden />} loading={sending !== null} onClick={() => input.current?.click()}>{t(result ? phrases.another : phrases.choose)}</Button>
            <Button component="a" variant="default" leftSection={<IconDownload size={16} aria-hidden />} href={addressOf('/usage-records/template', {})} download>{t(phrases.template)}</Button>
            {sending && <><progress value={sending.done} max={1} aria-label={t(phrases.sending, { name: sending.name })} /><span>{t(phrases.sending, { name: sending.name })}</span></>}
          </div>
          {problem && <ErrorState error={problem} />}
        </div>
      </Section>
      {result && <Outcome name={result.name} answer={result.answer} />}
    </DetailPage>
  )
}

function useImport() {
  const queries = useQueryClient()
  const [sending, setSending] = useState<{ readonly name: string; readonly done: number } | null>(null)
  const [result, setResult] = useState<{ readonly name: string; readonly answer: Result } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (file: File) => {
    setProblem(null)
    setResult(null)
    setSending({ name: file.name, done: 0 })
    try {
      setResult({ name: file.name, answer: await sendFile<Result>(addressOf('/usage-records/import', {}), file, (done) => setSending({ name: file.name, done }), new AbortController().signal) })
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/usage') })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setSending(null)
    }
  }
  return { sending, result, problem, send }
}

function Outcome({ name, answer: { accepted, duplicates, errors } }: { readonly name: string; readonly answer: Result }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <Section title={t(phrases.result, { name })}>
      <div className={classes.stack}>
        <p role="status" className={classes.plain}>{t(phrases.counts, { accepted: number(accepted), duplicates: number(duplicates), wrong: number(errors.length) })}</p>
        {errors.length > 0 && (
          <ScrollTable label={phrases.problem}>
            <thead><tr><th scope="col" data-numeric data-narrow>{t(phrases.row)}</th><th scope="col">{t(phrases.problem)}</th></tr></thead>
            <tbody>{errors.slice(0, mostShown).map(({ row, message }) => <tr key={row}><td data-numeric>{row}</td><td data-wraps>{message}</td></tr>)}</tbody>
          </ScrollTable>
        )}
        {errors.length > mostShown && <p className={classes.dimmed}>{t(phrases.firstShown, { count: number(mostShown), total: number(errors.length) })}</p>}
      </div>
    </Section>
  )
}
