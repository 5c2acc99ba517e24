import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { addressOf, problemOf, type Problem } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { sendFile } from '#kit/web/upload.ts'
import type { FieldBinding } from '#kit/web/use-form.ts'
import type { readHolidayTable } from '../../contract.ts'
import { holidayPagePhrases as phrases } from './page-phrases.ts'
import classes from './holidays.module.css'

export type ReadTable = AnswerOf<typeof readHolidayTable> & { readonly fileName: string }

/** Sends the file and shows what the server read, or every row that is wrong. Nothing is stored by it. */
export function TableFile({ year, id, value, onChange, error }: FieldBinding<ReadTable | null> & { readonly year: number }) {
  const t = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    setIsBusy(true)
    setProblem(null)
    onChange(null)
    try {
      const answer = await sendFile<AnswerOf<typeof readHolidayTable>>(addressOf('/holiday-years/:year/table', { params: { year: String(year) } }), file, () => {}, new AbortController().signal)
      onChange({ ...answer, fileName: file.name })
    } catch (cause) {
      setProblem(problemOf(cause))
    } finally {
      setIsBusy(false)
    }
  }
  const lines = problem ? [problem.title, ...problem.errors.map(({ message }) => message).filter((message) => message !== problem.title)] : error ? [error] : []
  return (
    <div data-wide className={classes.file}>
      <p className={classes.help} id={`${id}-help`}>{t(phrases.fileHelp)}</p>
      <input ref={input} type="file" hidden tabIndex={-1} aria-hidden accept=".xlsx,.csv" onChange={(event) => { void read(event.currentTarget.files?.[0]); event.currentTarget.value = '' }} />
      <Button id={id} variant="default" loading={isBusy} aria-describedby={`${id}-help`} leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => input.current?.click()}>{t(phrases.chooseFile)}</Button>
      {value && <p className={classes.read} role="status">{t(phrases.rowsRead, { name: value.fileName, count: value.days.length })}</p>}
      {lines.length > 0 && <div className={classes.wrong} role="alert"><ul>{lines.map((line, index) => <li key={index}>{line}</li>)}</ul></div>}
    </div>
  )
}
