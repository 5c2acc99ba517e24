import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { UsageLine } from '../../fee-contract.ts'
import { usageMetric } from '../../rules/metrics.ts'
import { usagePagePhrases as phrases } from './page-phrases.ts'
import { ScrollTable } from './ScrollTable.tsx'

type Given = { readonly label: Words; readonly lines: readonly UsageLine[]; /** The month of the fee: earlier ones are explained. */ readonly month?: string; /** Where a product's page is. */ readonly productPage: string }

/** What was used, at which unit price, and what it costs. */
export function LineTable({ label, lines, month, productPage }: Given) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.product)}</th><th scope="col">{t(phrases.productName)}</th><th scope="col">{t(phrases.metric)}</th><th scope="col">{t(phrases.month)}</th>
          <th scope="col" data-numeric>{t(phrases.quantity)}</th><th scope="col" data-numeric>{t(phrases.unitPrice)}</th><th scope="col" data-numeric>{t(phrases.amount)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.product.id} ${line.metric} ${line.month} ${line.unitPrice}`}>
            <td><PageLink to={`${productPage}/${line.product.id}`}>{line.product.name}</PageLink></td>
            <td>{line.productName}</td>
            <td>{t(usageMetric(line.metric).names)}</td>
            <td title={month !== undefined && line.month < month ? t(phrases.lateNote) : undefined}>{line.month.slice(0, 7)}{month !== undefined && line.month < month && ' *'}</td>
            <td data-numeric>{number(line.quantity)} {usageMetric(line.metric).unit}</td>
            <td data-numeric>{line.unitPrice ?? t(phrases.noPrice)}</td>
            <td data-numeric><Money amount={line.amount} /></td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
