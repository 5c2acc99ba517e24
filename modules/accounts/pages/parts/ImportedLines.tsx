import { SegmentedControl } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { accountImportPhrases } from '../../import-phrases.ts'
import { accountColumns } from '../../rules/import.ts'
import { importPagePhrases as phrases } from './import-page-phrases.ts'
import type { CheckedAccounts } from './use-account-import.ts'
import classes from './import.module.css'

/** More is not read by anybody on a page; the table itself is at hand. */
const mostShown = 300

/** The checked lines, each complaint in its cell (U6). */
export function ImportedLines({ lines }: Pick<CheckedAccounts, 'lines'>) {
  const t = useSay()
  const { number } = useFormats()
  const wrong = lines.filter(({ errors }) => errors.length > 0)
  const [kind, setKind] = useState<'wrong' | 'all'>(wrong.length > 0 ? 'wrong' : 'all')
  const chosen = kind === 'wrong' ? wrong : lines
  return (
    <>
      <SegmentedControl className={classes.fitting} aria-label={t(phrases.found)} value={kind} onChange={(value) => setKind(value as typeof kind)}
        data={[{ value: 'wrong', label: `${t(phrases.showWrong)} (${number(wrong.length)})` }, { value: 'all', label: `${t(phrases.showAll)} (${number(lines.length)})` }]} />
      <div className={classes.scroll} role="region" aria-label={t(phrases.found)} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t(phrases.row)}</th>{accountColumns.map((column) => <th key={column} scope="col">{t(accountImportPhrases[`account.sheet.${column}`])}</th>)}</tr></thead>
          <tbody>
            {chosen.slice(0, mostShown).map((line) => (
              <tr key={line.row}>
                <td>{line.row}</td>
                {accountColumns.map((column) => {
                  const errors = line.errors.filter((error) => error.column === column)
                  return (
                    <td key={column} data-wrong={errors.length > 0 || undefined}>
                      {line[column]}
                      {errors.map(({ code, message }) => <span key={code + message} className={classes.error}><IconAlertCircle size={16} aria-hidden />{message}</span>)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen.length > mostShown && <p className={classes.hint}>{t(phrases.firstShown, { count: number(mostShown), total: number(chosen.length) })}</p>}
    </>
  )
}
