import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Answer } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import { NumberText } from '#kit/web/Values.tsx'
import type { listUnmappedRows } from '../../cost-contract.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { Cost } from './Cost.tsx'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'
import classes from './costs.module.css'

export type RowsOf = { readonly provider: string; readonly subAccountId: string }

/** The rows themselves, as their file has them, to find out whose they are. */
export function RowsDialog({ of: wanted, onClose }: { readonly of: RowsOf | null; readonly onClose: () => void }) {
  const t = useSay()
  const name = wanted === null ? '' : wanted.subAccountId === '' ? t(phrases.noSubAccount) : wanted.subAccountId
  return (
    <Modal opened={wanted !== null} onClose={onClose} title={t(phrases.rowsOf, { name })} size="80rem" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {wanted && <Rows key={`${wanted.provider} ${wanted.subAccountId}`} of={wanted} />}
    </Modal>
  )
}

function Rows({ of: { provider, subAccountId } }: { readonly of: RowsOf }) {
  const t = useSay()
  const { number } = useFormats()
  const [page, setPage] = useState(1)
  const answer = useRead<typeof listUnmappedRows>('GET /cost-rows', { query: { provider, subAccountId, page } }, { keepsPrevious: true })
  return (
    <Answer of={answer} isPart>{({ items, total, pageSize }) => (
      <>
        <ScrollTable label={phrases.rows}>
          <thead>
            <tr>
              <th scope="col">{t(phrases.file)}</th><th scope="col" data-numeric>{t(phrases.row)}</th><th scope="col">{t(phrases.month)}</th><th scope="col">{t(phrases.service)}</th>
              <th scope="col">{t(phrases.description)}</th><th scope="col">{t(phrases.tag)}</th><th scope="col" data-numeric>{t(phrases.cost)}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.file.id} ${item.row}`}>
                <td>{item.file.name}</td><td data-numeric><NumberText value={item.row} /></td><td>{item.month}</td><td>{item.service}</td><td>{[item.category, item.resource, item.description].filter((part) => part !== '').join(' · ')}</td>
                <td>{item.tags.map(({ tag, value }) => `${tag}=${value}`).join(', ')}</td><td data-numeric><Cost cost={item.cost} currency={item.currency} /></td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
        {total > pageSize && (
          <div className={classes.pager}>
            <span>{t(phrases.pageOf, { from: number((page - 1) * pageSize + 1), to: number(Math.min(page * pageSize, total)), total: number(total) })}</span>
            <Button variant="default" size="compact-sm" disabled={page === 1} onClick={() => setPage(page - 1)}>{t(phrases.earlier)}</Button>
            <Button variant="default" size="compact-sm" disabled={page * pageSize >= total} onClick={() => setPage(page + 1)}>{t(phrases.later)}</Button>
          </div>
        )}
      </>
    )}</Answer>
  )
}
