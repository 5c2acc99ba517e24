import { Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState, type ClipboardEvent } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Application, provisionApplication } from '../../contract.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import { emptyRows, enteredUnits, pasteInto, rowProblems, type UnitColumn } from '../parts/unit-rows.ts'
import classes from '../parts/applications.module.css'

type UnitGridProps = { readonly application: Application; readonly item: Application['items'][number]; readonly open: number }
const columns = [{ name: 'instanceId', label: phrases.instanceId }, { name: 'ip', label: phrases.ip }] as const

/** The rows for the units that are still open: typed, or pasted from a spreadsheet; some of them may be saved now. */
export function UnitGrid({ application, item, open }: UnitGridProps) {
  const t = useSay()
  const [rows, setRows] = useState(() => emptyRows(open))
  const [note, setNote] = useState<string | null>(null)
  const [isChecked, setIsChecked] = useState(false)
  const provision = useAct<typeof provisionApplication>('POST /applications/:id/provisioning', { isQuiet: true })
  const entered = enteredUnits(rows)
  const problems = rowProblems(rows)
  const firstNumber = item.quantity - open + 1
  const change = (index: number, column: UnitColumn, value: string) => setRows((before) => before.map((row, place) => place === index ? { ...row, [column]: value } : row))

  const paste = (event: ClipboardEvent, index: number, column: UnitColumn) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n\t]/.test(text.trim())) return
    event.preventDefault()
    const { rows: filled, leftOver } = pasteInto(rows, index, column, text)
    setRows(filled)
    setNote(leftOver > 0 ? t(phrases.pasteLeftOver, { count: leftOver }) : null)
  }

  const save = async () => {
    setIsChecked(true)
    setNote(entered.length === 0 ? t(phrases.nothingEntered) : null)
    if (entered.length === 0 || problems.size > 0) return
    try {
      const saved = await provision.mutateAsync({ params: { id: application.id }, body: { items: [{ id: item.id, units: entered }] } })
      if (saved.status === 'completed') notify(phrases.provisioned, { number: saved.number })
      else notify(phrases.unitsSaved, { count: entered.length })
    } catch (error) {
      const problem = problemOf(error)
      setNote([problem.title, ...problem.errors.map(({ message }) => message)].join(' '))
    }
  }

  return (
    <form className={classes.stack} onSubmit={(event) => { event.preventDefault(); void save() }} noValidate>
      <Text size="sm" c="dimmed">{t(phrases.pasteHelp)}</Text>
      <div className={classes.scroll}>
        <Table withTableBorder className={classes.grid}>
          <Table.Thead><Table.Tr><Table.Th>#</Table.Th>{columns.map(({ name, label }) => <Table.Th key={name}>{t(label)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => {
              const unit = `${t(item.service.name)} ${firstNumber + index}`
              const problem = isChecked ? problems.get(index) : undefined
              return (
                <Table.Tr key={index}>
                  <Table.Td>{firstNumber + index}</Table.Td>
                  {columns.map(({ name }) => (
                    <Table.Td key={name}>
                      <TextInput value={row[name]} maxLength={120} autoComplete="off" spellCheck={false} aria-label={t(name === 'ip' ? phrases.ipOfUnit : phrases.idOfUnit, { unit })}
                        error={name === 'instanceId' && problem && t(phrases[problem])} onChange={(event) => change(index, name, event.currentTarget.value)} onPaste={(event) => paste(event, index, name)} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </div>
      {note && <Text c="var(--mantine-color-error)" role="alert">{note}</Text>}
      <Group><Button type="submit" loading={provision.isPending}>{t(phrases.saveEntered, { count: entered.length })}</Button><Text size="sm" c="dimmed">{t(phrases.openUnits, { count: open - entered.length })}</Text></Group>
    </form>
  )
}
