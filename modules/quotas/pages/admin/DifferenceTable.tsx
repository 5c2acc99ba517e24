import type { AnswerOf } from '#kit/pure/contract.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { checkQuotas, correctQuota } from '../../contract.ts'
import { quotaAdminPhrases as phrases } from '../parts/admin-phrases.ts'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'

type Check = AnswerOf<typeof checkQuotas>
type Difference = Check['differences'][number]

/** Where a stored number is not what was found, and the only way to mend it: a booked correction (Q10). */
export function DifferenceTable({ check }: { readonly check: Check }) {
  const t = useSay()
  return (
    <ScrollTable label={phrases.differences}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.department)}</th>
          <th scope="col">{t(phrases.region)}</th>
          <th scope="col">{t(phrases.metric)}</th>
          <th scope="col">{t(phrases.number)}</th>
          <NumericHead label={phrases.stored} />
          <NumericHead label={phrases.found} />
          <NumericHead label={phrases.difference} />
          <th scope="col">{t(phrases.correct)}</th>
        </tr>
      </thead>
      <tbody>{check.differences.map((difference) => <Row key={keyOf(difference)} difference={difference} isCorrectable={isCorrectable(check, difference)} />)}</tbody>
    </ScrollTable>
  )
}

function keyOf({ department, region, metric, number, found }: Difference): string {
  return [department.id, region.id, metric, number, found].join('/')
}

/** A correction sets a number to what was counted of it; that the history tells something else is not mended by another entry. */
function isCorrectable({ proofs }: Check, difference: Difference): boolean {
  return proofs.some(({ code, differences }) => code === `quota.${difference.number}` && differences.some((one) => keyOf(one) === keyOf(difference)))
}

type RowProps = { readonly difference: Difference; readonly isCorrectable: boolean }

function Row({ difference: { department, region, metric, number: name, stored, found }, isCorrectable: mayCorrect }: RowProps) {
  const t = useSay()
  const { number } = useFormats()
  const correct = useAct<typeof correctQuota>('POST /quotas/corrections', { done: phrases.corrected, isQuiet: true })
  const by = found - stored
  return (
    <tr>
      <th scope="row">{department.name}</th>
      <td>{t(region.name)}</td>
      <td>{metricWithUnit(t, quotaPagePhrases.withUnit, metric)}</td>
      <td>{t(phrases[`number.${name}`])}</td>
      <td data-numeric>{number(stored)}</td>
      <td data-numeric>{number(found)}</td>
      <td data-numeric data-short>{`${by > 0 ? '+' : '−'}${number(Math.abs(by))}`}</td>
      <td>
        {mayCorrect && name !== 'total' && <ConfirmButton verb={phrases.correct} title={phrases.correctTitle} reason={{ isRequired: true, maximum: 500 }}
          consequences={<p>{t(phrases.correctConsequence, { department: department.name, region: region.name, metric: metrics[metric].names, number: phrases[`number.${name}`], stored: number(stored), found: number(found) })}</p>}
          onConfirm={(reason) => correct.mutateAsync({ body: { departmentId: department.id, regionId: region.id, metric, number: name, reason } })} />}
      </td>
    </tr>
  )
}
