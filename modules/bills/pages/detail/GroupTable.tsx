import { Section } from '#kit/web/DetailPage.tsx'
import type { Phrase } from '#kit/pure/phrase.ts'
import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { BillDetail } from '../../contract.ts'
import { addAmounts, percentOf } from '../../rules/change.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { kindNames } from '../parts/looks.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/bills.module.css'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { billHref } from './revision.ts'

type GroupRow = { readonly key: string; readonly name: readonly Words[]; readonly to: string | null; readonly amount: string; readonly lineCount: number }
type Groups = { readonly name: string; readonly label: Phrase; readonly rows: readonly GroupRow[] }

/** The ways of grouping, each row leading to its lines. */
export function groupsOf(bill: BillDetail, asked: number | undefined): readonly Groups[] {
  const lines = (values: Readonly<Record<string, string>>) => billHref(bill.id, asked, { tab: 'lines', ...values })
  return [
    { name: 'region', label: phrases.byRegion, rows: bill.byRegion.map(({ region, ...sum }) => ({ ...sum, key: region?.id ?? '', name: [region?.names ?? phrases.none], to: region && lines({ region: region.id }) })) },
    { name: 'project', label: phrases.byProject, rows: bill.byProject.map(({ project, ...sum }) => ({ ...sum, key: project?.id ?? '', name: [project?.name ?? phrases.none], to: project && billHref(bill.id, asked, {}, `/projects/${project.id}`) })) },
    {
      name: 'service', label: phrases.byService, rows: bill.byService.map(({ service, kind, ...sum }) => ({
        ...sum, key: `${service?.code} ${kind}`, name: service === null ? [kindNames[kind]] : [service.names, ...kind === 'fixed' ? [] : [kindNames[kind]]], to: service && lines({ service: service.code, kind }),
      })),
    },
    { name: 'department', label: phrases.byDepartment, rows: bill.byDepartment.map(({ department, ...sum }) => ({ ...sum, key: department.id, name: [department.name], to: lines({ department: department.id }) })) },
  ]
}

/** Amounts of a grouping with their shares; the sum is that of the rows. */
export function GroupTable({ label, rows, total }: { readonly label: Phrase; readonly rows: readonly GroupRow[]; readonly total: string }) {
  const t = useSay()
  const { number } = useFormats()
  if (rows.length === 0) return <Section><EmptyState title={phrases.noLines} /></Section>
  const nameOf = (name: readonly Words[]) => name.map((part) => t(part)).join(' · ')
  return (
    <Section isFlush>
      <ScrollTable label={label}>
        <thead><tr><th scope="col">{t(label)}</th><th scope="col" data-numeric>{t(billPagePhrases.lines)}</th><th scope="col" data-numeric>{t(phrases.share)}</th><th scope="col" data-numeric>{t(billPagePhrases.amount)}</th></tr></thead>
        <tbody>
          {rows.map(({ key, name, to, amount, lineCount }) => (
            <tr key={key}>
              <th scope="row">{to === null ? nameOf(name) : <PageLink to={to}>{nameOf(name)}</PageLink>}</th>
              <td data-numeric>{number(lineCount)}</td>
              <td data-numeric><Share percent={percentOf(amount, total)} /></td>
              <td data-numeric><Money amount={amount} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th scope="row">{t(billPagePhrases.sum)}</th><td data-numeric>{number(rows.reduce((sum, { lineCount }) => sum + lineCount, 0))}</td><td /><td data-numeric><Money amount={addAmounts(rows.map(({ amount }) => amount))} /></td></tr>
        </tfoot>
      </ScrollTable>
    </Section>
  )
}

function Share({ percent }: { readonly percent: string | null }) {
  if (percent === null) return <>—</>
  const width = Math.min(100, Math.max(0, Number(percent)))
  return <span className={classes.share}><span className={classes.bar} aria-hidden><span style={{ width: `${width}%` }} /></span><span>{percent}%</span></span>
}
