import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag, stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { readPrice, UnitPriceDetail } from '../contract.ts'
import { unitWord } from '../rules/correspondence.ts'
import { currencySymbol } from '../rules/currency.ts'
import { DeletePrice } from './parts/DeletePrice.tsx'
import { PresetTag } from './parts/PresetTag.tsx'
import { PriceHistory } from './parts/PriceHistory.tsx'
import { pricePagePhrases as phrases } from './parts/page-phrases.ts'
import { placeWords } from './parts/place-words.ts'

const looks: StatusLooks<'ended'> = { ended: { label: phrases.ended, tone: 'neutral', icon: stoppedIcon } }

/** A unit price, what consists of it, and every change of it (P4). */
export default function PriceDetail() {
  const { id = '' } = usePageParams()
  const price = useRead<typeof readPrice>('GET /unit-prices/:id', { params: { id } })
  return <Answer of={price}>{(found) => <Detail price={found} />}</Answer>
}

function Detail({ price }: { readonly price: UnitPriceDetail }) {
  const t = useSay()
  const go = useGo()
  const title = placeWords(price, t)
  const actions = (
    <>
      {price.allowed.includes('delete') && <DeletePrice price={price} onDone={() => go('/unit-prices', { isReplacing: true })} />}
      {price.allowed.includes('edit') && <LinkButton to={`/unit-prices/${price.id}/edit`}>{t(phrases.edit)}</LinkButton>}
    </>
  )
  return (
    <DetailPage title={title} tag={price.endedAt !== null ? <StatusTag looks={looks} status="ended" /> : price.isPreset && <PresetTag />}
      crumbs={[{ label: phrases.priceManagement }, { label: phrases.unitPrices, to: '/unit-prices' }, { label: title }]} actions={actions}>
      <Section title={phrases.facts}><PriceFacts price={price} /></Section>
      <Section title={phrases.history} isFlush><PriceHistory id={price.id} symbol={currencySymbol(price.currency.code)} /></Section>
    </DetailPage>
  )
}

function PriceFacts({ price }: { readonly price: UnitPriceDetail }) {
  const t = useSay()
  const formats = useFormats()
  const { category, resource, spec, number, unit, upcoming, updatedAt, updatedBy, usedBy, services, currency } = price
  const symbol = currencySymbol(currency.code)
  return (
    <Facts items={[
      { label: phrases.category, value: t(priceWord(category)) },
      { label: phrases.resource, value: t(priceWord(resource)) },
      { label: phrases.spec, value: t(priceWord(spec)) },
      { label: phrases.number, value: `${formats.number(number)} ${t(unitWord(unit))}` },
      { label: phrases.price, value: <Money amount={price.price} symbol={symbol} /> },
      upcoming && { label: phrases.nextPrice, value: t(phrases.upcoming, { price: upcoming.price === null ? phrases.none : formats.money(upcoming.price, symbol), day: formats.day(upcoming.fromDay) }) },
      { label: phrases.updatedAt, value: <MomentText moment={updatedAt} /> },
      { label: phrases.updatedBy, value: updatedBy?.name },
      { label: phrases.servicesWith, value: services.map(({ names }) => t(names)).join('、'), isWide: true },
      usedBy.length > 0 && { label: phrases.usedBy, value: usedBy.map(({ name }) => name).join('、'), isWide: true },
    ]} />
  )
}
