import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Product } from '../../contract.ts'
import { AdjustmentTable } from '../parts/AdjustmentTable.tsx'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/orders.module.css'

/** Guide 004 §4.3.2.3; point management only once it was used. */
export function ContentSection({ product: { service, name, content, userNotes, adjustments } }: { readonly product: Product }) {
  const t = useSay()
  return (
    <Section title={phrases.productContent}>
      <Facts items={[
        { label: phrases.productService, value: t(service.name) },
        { label: phrases.productName, value: name },
        { label: phrases.serviceItem, isWide: true, value: <ul className={classes.items}>{content.map(({ key, label, value }) => <li key={key}><span className={classes.dimmed}>{t(label)}</span> {t(value)}</li>)}</ul> },
        { label: phrases.userNotes, value: userNotes, isWide: true },
        adjustments !== null && { label: phrases.pointManagement, value: <AdjustmentTable adjustments={adjustments} />, isWide: true },
      ]} />
    </Section>
  )
}
