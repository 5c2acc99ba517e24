import { Alert, Button, Group } from '@mantine/core'
import { IconAlertCircle, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { addressOf, problemOf, type Problem } from '#kit/web/client.ts'
import { FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { sendFile } from '#kit/web/upload.ts'
import type { importItems } from '../../import-contract.ts'
import { newItemKey, type FormItem } from '../parts/form-values.ts'
import { importPagePhrases as phrases } from '../parts/import-page-phrases.ts'
import { limits } from '../parts/limits.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { ImportedRows } from './ImportedRows.tsx'
import classes from '../parts/import.module.css'

/** `isRest`: the right rows are added, these are left. */
export type Imported = AnswerOf<typeof importItems> & { readonly fileName: string; readonly isRest?: true }

/** 从表格导入 (R15): template, file, a table of its rows, then the right ones among the chosen; saved with everything else. */
export function ImportSection({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const [imported, setImported] = useState<Imported | null>(null)
  const reading = useReading(form.values.departmentId, setImported)
  const room = limits.items - form.values.items.length
  const right = imported?.rows.flatMap(({ item }) => item ?? []).slice(0, room) ?? []
  const add = () => {
    if (!imported) return
    const items = right.map((item): FormItem => ({ key: newItemKey(), service: item.service, regionId: item.regionId, configuration: item.configuration, quantity: item.quantity, remark: item.remark ?? '' }))
    form.change((values) => ({ ...values, items: [...values.items, ...items] }))
    notify(phrases.rowsAdded, { count: items.length })
    const rest = imported.rows.filter(({ item }) => item === null)
    setImported(rest.length === 0 ? null : { ...imported, rows: rest, valid: 0, isRest: true })
  }
  return (
    <FormSection title={phrases.importTitle}>
      <div data-wide className={classes.import}>
        <p className={classes.help}>{t(phrases.importHelp)} {t(phrases.importCsvHelp)}</p>
        <Group gap="xs">
          <Button component="a" variant="default" download href={templateAddress(form.values.departmentId)} leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.downloadTemplate)}</Button>
          <input ref={reading.input} type="file" hidden tabIndex={-1} aria-hidden accept=".xlsx,.csv" onChange={(event) => { reading.read(event.currentTarget.files?.[0]); event.currentTarget.value = '' }} />
          <Button variant="default" loading={reading.isBusy} leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => reading.input.current?.click()}>{t(phrases.chooseSpreadsheet)}</Button>
        </Group>
        {reading.problem && <Alert role="alert" color="red" variant="outline" icon={<IconAlertCircle aria-hidden />}>{reading.problem.title}</Alert>}
        {imported && (
          <>
            <p role="status" className={classes.summary}>
              {imported.isRest ? t(phrases.correctAndRepeat) : t(phrases.checked, { valid: imported.valid, invalid: imported.invalid })}
              {imported.valid > room && ` ${t(phrases.roomLeft, { count: room })}`}
            </p>
            <ImportedRows imported={imported} />
            <Group gap="xs">
              {right.length > 0 && <Button variant="light" onClick={add}>{t(phrases.addRows, { count: right.length })}</Button>}
              <Button variant="subtle" onClick={() => setImported(null)}>{t(phrases.closeResult)}</Button>
            </Group>
          </>
        )}
      </div>
    </FormSection>
  )
}

function templateAddress(departmentId: string | null): string {
  return addressOf('/applications/import-template', { query: departmentId === null ? {} : { departmentId } })
}

/** Sends the file and keeps what the server says of it; a second one replaces the first. */
function useReading(departmentId: string | null, onRead: (imported: Imported | null) => void) {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    setIsBusy(true)
    setProblem(null)
    onRead(null)
    try {
      const answer = await sendFile<AnswerOf<typeof importItems>>(addressOf('/applications/items/import', { query: departmentId === null ? {} : { departmentId } }), file, () => {}, new AbortController().signal)
      onRead({ ...answer, fileName: file.name })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setIsBusy(false)
    }
  }
  return { input, isBusy, problem, read: (file: File | undefined) => void read(file) }
}
