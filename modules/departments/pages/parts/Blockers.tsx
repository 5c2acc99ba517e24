import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { NumericHead, ScrollTable } from '#modules/quotas/pages/parts/ScrollTable.tsx'
import type { readBlockers } from '../../contract.ts'
import { blockerPhrases as phrases } from './blocker-phrases.ts'
import { InTheWay } from './InTheWay.tsx'

type BlockersProps = { readonly departmentId: string; readonly change: 'archiving' | 'moving'; readonly parentId?: string }

/** What stands in the way, with numbers and where to clear it, and what a move does to the new parent's quota; before it is confirmed. */
export function Blockers({ departmentId, change, parentId }: BlockersProps) {
  const blockers = useRead<typeof readBlockers>('GET /departments/:id/blockers', { params: { id: departmentId }, query: { change, ...(parentId === undefined ? {} : { parentId }) } }, { keepsPrevious: true })
  return (
    <Answer of={blockers} isPart>
      {({ items, quota }) => (
        <>
          <InTheWay items={items} />
          {quota.length > 0 && <Section title={phrases.quota}><Quota lines={quota} /></Section>}
        </>
      )}
    </Answer>
  )
}

function Quota({ lines }: { readonly lines: AnswerOf<typeof readBlockers>['quota'] }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <ScrollTable label={phrases.quota}>
      <thead><tr><th scope="col">{t(phrases.region)}</th><th scope="col">{t(phrases.metric)}</th><NumericHead label={phrases.moved} /><NumericHead label={phrases.left} /></tr></thead>
      <tbody>
        {lines.map(({ region, metric, moved, before, after }) => (
          <tr key={`${region.id} ${metric.code}`}>
            <th scope="row">{t(region.name)}</th><td>{t(metric.name)}</td><td data-numeric>{number(moved)} {t(metric.unit)}</td>
            <td data-numeric>{t(phrases.change, { before: number(before), after: number(after) })}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
