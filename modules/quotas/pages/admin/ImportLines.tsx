import { SegmentedControl } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { quotaAdminPhrases as phrases } from '../parts/admin-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import { errorsAt, firstKind, lineKinds, linesOf, mostShown, type Checked, type Line, type LineKind } from './import-lines.ts'
import classes from '../parts/quotas.module.css'

const kindNames = { wrong: phrases.showWrong, changed: phrases.showChanged, all: phrases.showAll } as const

/** The checked lines, each complaint in its cell (Q6). */
export function ImportLines({ answer: { lines } }: { readonly answer: Checked }) {
  const t = useSay()
  const { number } = useFormats()
  const [kind, setKind] = useState<LineKind>(() => firstKind(lines))
  const chosen = linesOf(lines, kind)
  return (
    <>
      <SegmentedControl className={classes.fitting} aria-label={t(phrases.checked)} value={kind} onChange={(value) => setKind(value as LineKind)}
        data={lineKinds.map((value) => ({ value, label: `${t(kindNames[value])} (${number(linesOf(lines, value).length)})` }))} />
      {chosen.length === 0 ? <p className={classes.dimmed}>{t(phrases.noLines)}</p> : (
        <ScrollTable label={phrases.checked}>
          <thead>
            <tr>
              <NumericHead label={phrases.row} />
              <th scope="col">{t(phrases.department)}</th>
              <th scope="col">{t(phrases.region)}</th>
              <th scope="col">{t(phrases.metric)}</th>
              <NumericHead label={phrases.before} />
              <NumericHead label={phrases.total} />
            </tr>
          </thead>
          <tbody>{chosen.slice(0, mostShown).map((line) => <Row key={line.row} line={line} />)}</tbody>
        </ScrollTable>
      )}
      {chosen.length > mostShown && <p className={classes.dimmed}>{t(phrases.firstShown, { count: number(mostShown), total: number(chosen.length) })}</p>}
    </>
  )
}

function Row({ line }: { readonly line: Line }) {
  const { number } = useFormats()
  const amount = (value: number | null) => value === null ? '—' : number(value)
  return (
    <tr>
      <Cell errors={errorsAt(line, 'row')} isNumeric>{line.row}</Cell>
      <Cell errors={errorsAt(line, 'department')}>{line.department}</Cell>
      <Cell errors={errorsAt(line, 'region')}>{line.region}</Cell>
      <Cell errors={errorsAt(line, 'metric')}>{line.metric}</Cell>
      <td data-numeric>{amount(line.before)}</td>
      <Cell errors={errorsAt(line, 'total')} isNumeric>{amount(line.total)}</Cell>
    </tr>
  )
}

function Cell({ errors, isNumeric = false, children }: { readonly errors: readonly string[]; readonly isNumeric?: boolean; readonly children: ReactNode }) {
  return (
    <td data-numeric={isNumeric || undefined} data-short={errors.length > 0 || undefined}>
      {children}
      {errors.map((message) => <div key={message} className={classes.cellError}><IconAlertCircle size={16} aria-hidden /> {message}</div>)}
    </td>
  )
}
