import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { Money, MomentText } from '#kit/web/Values.tsx'
import { PricePanel } from '#modules/prices/pages/parts/PricePanel.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { readSet, SetDetail as FoundSet } from '../contract.ts'
import { setCategories } from '../rules/categories.ts'
import { setPagePhrases as phrases } from './parts/page-phrases.ts'
import { SetActs } from './parts/SetActs.tsx'
import { FinalPrice, SetTag } from './parts/SetTags.tsx'
import classes from './parts/sets.module.css'

/** Guide 004 §3.3: content, price and update information. */
export default function SetDetail() {
  const { id = '' } = usePageParams()
  const set = useRead<typeof readSet>('GET /sets/:id', { params: { id } })
  return <Answer of={set}>{(found) => <Detail set={found} />}</Answer>
}

function Detail({ set }: { readonly set: FoundSet }) {
  const go = useGo()
  const { number, name, isPopular, deletedAt, updatedAt, updatedBy } = set
  return (
    <DetailPage title={name} subtitle={number} tag={deletedAt !== null ? <SetTag is="deleted" /> : isPopular && <SetTag is="popular" />}
      crumbs={[{ label: phrases.priceManagement }, { label: phrases.sets, to: '/sets' }, { label: name }]} actions={<SetActs set={set} onDeleted={() => go('/sets', { isReplacing: true })} />}>
      <Section title={phrases.contentInformation}><Content set={set} /></Section>
      <Section title={phrases.priceInformation}><Prices set={set} /></Section>
      <Section title={phrases.updateInformation}>
        <Facts items={[{ label: phrases.updatedAt, value: <MomentText moment={updatedAt} /> }, { label: phrases.updatedBy, value: updatedBy?.name }]} />
      </Section>
    </DetailPage>
  )
}

function Content({ set: { isPopular, category, service, name, description, content } }: { readonly set: FoundSet }) {
  const t = useSay()
  return (
    <Facts items={[
      { label: phrases.popularSet, value: t(isPopular ? phrases.isPopular : phrases.isNotPopular) },
      { label: phrases.setCategory, value: t(setCategories[category]) },
      { label: phrases.service, value: t(service.names) },
      { label: phrases.setName, value: name },
      { label: phrases.description, value: description, isWide: true },
      ...content.map(({ label, value }) => ({ label, value: t(value) })),
    ]} />
  )
}

function Prices({ set: { originalPrice, finalPrice, percent, isLow, currency, components, deletedAt } }: { readonly set: FoundSet }) {
  const t = useSay()
  const formats = useFormats()
  const symbol = currencySymbol(currency.code)
  return (
    <div className={classes.stack}>
      <Facts items={[
        { label: phrases.estimatedPrice, value: originalPrice === null ? <SetTag is="unpriced" /> : <Money amount={originalPrice} symbol={symbol} /> },
        { label: phrases.finalPrice, value: <FinalPrice text={formats.money(finalPrice, symbol)} percent={percent} isLow={isLow} /> },
      ]} />
      {isLow && <p className={classes.low}>{t(phrases.lowHelp)}</p>}
      {originalPrice === null && <p className={classes.low}>{t(phrases.unpricedHelp)}</p>}
      {deletedAt === null && <PricePanel components={components} />}
    </div>
  )
}
