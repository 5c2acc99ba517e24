import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import type { ImportedRow } from '../../import-contract.ts'
import { importPagePhrases as phrases } from '../parts/import-page-phrases.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import type { Imported } from './ImportSection.tsx'
import classes from '../parts/import.module.css'

/** The rows of the file, each with what it would become or with what is wrong at which column. */
export function ImportedRows({ imported }: { readonly imported: Imported }) {
  const t = useSay()
  const label = t(phrases.checkedRows, { name: imported.fileName })
  return (
    <div className={classes.scroll} role="region" tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <caption className={classes.caption}>{label}</caption>
        <thead>
          <tr><th scope="col">{t(phrases.place)}</th><th scope="col">{t(phrases.result)}</th><th scope="col">{t(phrases.content)}</th><th scope="col">{t(pagePhrases.region)}</th><th scope="col" className={classes.number}>{t(pagePhrases.quantity)}</th></tr>
        </thead>
        <tbody>{imported.rows.map((row) => <Row key={`${row.sheet}/${row.row}`} row={row} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: ImportedRow }) {
  const t = useSay()
  const place = row.sheet === '' ? t(phrases.rowOnly, { row: row.row }) : t(phrases.placeOf, { sheet: row.sheet, row: row.row })
  return (
    <tr>
      <th scope="row">{place}</th>
      <td>
        {row.errors.length === 0 ? <span className={classes.right}><IconCheck size={16} aria-hidden /> {t(phrases.rowRight)}</span>
          : <ul className={classes.errors}>{row.errors.map(({ column, message }, index) => (
            <li key={index}><IconAlertTriangle size={16} aria-hidden /> <span>{t(column) === '' ? t(message) : t(phrases.problemAt, { column: t(column), message: t(message) })}</span></li>
          ))}</ul>}
      </td>
      <td>{row.service ? t(row.service) : '—'}{row.description.length > 0 && <div className={classes.description}>{row.description.map(({ label, value }) => `${t(label)} ${t(value)}`).join(' · ')}</div>}</td>
      <td>{row.region ? t(row.region) : '—'}</td>
      <td className={classes.number}>{row.item?.quantity ?? '—'}</td>
    </tr>
  )
}
