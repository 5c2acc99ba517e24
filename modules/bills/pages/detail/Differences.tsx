import { NativeSelect } from '@mantine/core'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { Money } from '#kit/web/Values.tsx'
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { BillLine, compareRevisions } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/bills.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { quantityOf, textOf, usePeriod } from './line-words.ts'
import { isDraftShown, shownRevision } from './revision.ts'

type Compared = AnswerOf<typeof compareRevisions>
const looks: StatusLooks<Compared['lines'][number]['change']> = {
  added: { label: phrases.added, tone: 'success', icon: IconPlus }, removed: { label: phrases.removed, tone: 'danger', icon: IconMinus }, changed: { label: phrases.changed, tone: 'special', icon: IconPencil },
}

/** What the revision that is shown changed against an earlier one, line by line (B11). */
export function Differences({ bill, asked }: BillProps) {
  const t = useSay()
  const [search, changeSearch] = useSearchValues()
  const to = shownRevision(bill, asked)
  const earlier = bill.revisions.map(({ number }) => number).filter((number) => number < to)
  const from = earlier.find((number) => String(number) === search['from']) ?? earlier[0]
  const compared = useRead<typeof compareRevisions>('GET /bills/:id/differences', { params: { id: bill.id }, query: { from: from ?? 1, ...isDraftShown(bill, asked) ? {} : { to } } }, { enabled: from !== undefined })
  if (from === undefined) return <Section><EmptyState title={phrases.noEarlier} /></Section>
  return (
    <div className={classes.stack}>
      <NativeSelect label={t(phrases.compareTo)} value={String(from)} data={earlier.map((number) => ({ value: String(number), label: t(phrases.revisionNumber, { revision: number }) }))} maw={240} onChange={(event) => changeSearch({ from: event.currentTarget.value })} />
      <Answer of={compared} isPart>{(data) => <Table of={data} />}</Answer>
    </div>
  )
}

function Table({ of }: { readonly of: Compared }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <>
      <Section>
        <Facts items={[
          { label: t(phrases.revisionNumber, { revision: of.from }), value: <Money amount={of.totalBefore} /> }, { label: t(phrases.revisionNumber, { revision: of.to }), value: <Money amount={of.totalAfter} /> },
        ]} />
      </Section>
      {!of.isComplete && <p className={classes.dimmed}>{t(phrases.firstDifferences, { count: number(of.lines.length) })}</p>}
      {of.lines.length === 0 ? <Section><EmptyState title={phrases.sameLines} /></Section> : (
        <Section isFlush>
          <ScrollTable label={phrases.differences} isWide>
            <thead>
              <tr>
                <th scope="col">{t(phrases.howChanged)}</th><th scope="col">{t(phrases.what)}</th><th scope="col">{t(phrases.before)}</th><th scope="col">{t(phrases.after)}</th><th scope="col" data-numeric>{t(phrases.difference)}</th>
              </tr>
            </thead>
            <tbody>
              {of.lines.map(({ change, before, after, difference }) => (
                <tr key={`${before?.number} ${after?.number}`}>
                  <td><StatusTag looks={looks} status={change} /></td>
                  <th scope="row">{textOf((after ?? before)!, t)}</th>
                  <td><Side line={before} /></td>
                  <td><Side line={after} /></td>
                  <td data-numeric><Money amount={difference} /></td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><th scope="row" colSpan={4}>{t(billPagePhrases.sum)}</th><td data-numeric><Money amount={addAmounts(of.lines.map(({ difference }) => difference))} /></td></tr></tfoot>
          </ScrollTable>
        </Section>
      )}
    </>
  )
}

function Side({ line }: { readonly line: BillLine | null }) {
  const period = usePeriod()
  if (line === null) return <>—</>
  return <><Money amount={line.amount} /><span className={`${classes.small} ${classes.block}`}>{[quantityOf(line), period(line)].filter(Boolean).join(' · ')}</span></>
}
