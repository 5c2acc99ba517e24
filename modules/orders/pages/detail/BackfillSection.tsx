import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Product } from '../../contract.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/orders.module.css'

/** Guide 004 §4.3.2.4: the ids of what was created, by the kinds of the service. */
export function BackfillSection({ product: { backfill, backfillKinds, path } }: { readonly product: Product }) {
  const t = useSay()
  const isCreated = path.some(({ status, isDone }) => isDone && (status === 'resource_create' || status === 'resource_renew'))
  if (backfill === null) return <Section title={phrases.backfillInformation}><p className={classes.dimmed}>{t(isCreated ? phrases.noIds : phrases.noResource)}</p></Section>
  const idsOf = (kind: (typeof backfillKinds)[number]) => backfill.items.filter((item) => item.kind === kind)
  return (
    <Section title={phrases.backfillInformation}>
      {backfill.items.length === 0 && backfill.access === '' ? <p className={classes.dimmed}>{t(phrases.noIds)}</p> : (
        <Facts items={[
          ...backfillKinds.map((kind) => ({ label: phrases[kind], value: idsOf(kind).length > 0 && <ul className={classes.plainList}>{idsOf(kind).map(({ value }) => <li key={value} className={classes.id}>{value}</li>)}</ul> || null })),
          { label: phrases.access, value: backfill.access, isWide: true },
        ]} />
      )}
    </Section>
  )
}
