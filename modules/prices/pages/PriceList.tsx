import { custom, moment, number, rowActions, text } from '#kit/web/columns.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import kit from '#kit/web/kit.module.css'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { listPrices, UnitPrice } from '../contract.ts'
import { unitWord } from '../rules/correspondence.ts'
import { DeletePrice } from './parts/DeletePrice.tsx'
import { PresetTag } from './parts/PresetTag.tsx'
import { pricePagePhrases as phrases } from './parts/page-phrases.ts'
import { useCategoryOptions, useResourceOptions } from './parts/use-correspondence.ts'

const needs = 'price.maintain'

/** Guide 004 §2.1: its columns in its order, sorted, filtered and searched as it says. */
export default listPage<typeof listPrices>('GET /unit-prices', {
  title: phrases.unitPrices,
  crumbs: [{ label: phrases.priceManagement }],
  columns: [
    custom('isPreset', phrases.preset, ({ isPreset }) => isPreset ? <PresetTag /> : '—', { sort: true, width: 90 }),
    custom('category', phrases.category, ({ category }) => <Word code={category} />, { filter: useCategoryOptions, width: 110 }),
    custom('resource', phrases.resource, (row) => <ResourceLink price={row} />, { filter: useResourceOptions, width: 130 }),
    text('spec', phrases.spec, { filter: true, value: ({ spec }) => priceWord(spec), width: 120 }),
    number('number', phrases.number, { sort: true, width: 84 }),
    custom('unit', phrases.unit, ({ unit }) => <Unit code={unit} />, { sort: true, width: 100 }),
    number('price', phrases.price, { sort: true, width: 110, value: ({ price }) => price === null ? null : formatAmount(price, '') }),
    moment('updatedAt', phrases.updatedAt, { sort: true, width: 150 }),
    text('updatedBy', phrases.updatedBy, { sort: true, width: 110 }),
    rowActions(phrases.actions, (row) => <RowActions price={row} />, { width: 130, needs }),
  ],
  primaryAction: { label: phrases.newPrice, to: '/unit-prices/new', needs },
  exportPath: '/unit-prices/export',
})

function Word({ code }: { readonly code: string }) {
  const t = useSay()
  return <>{t(priceWord(code))}</>
}

function Unit({ code }: { readonly code: string }) {
  const t = useSay()
  return <>{t(unitWord(code))}</>
}

function ResourceLink({ price: { id, resource } }: { readonly price: UnitPrice }) {
  const t = useSay()
  return <a href={`/unit-prices/${id}`} data-row-link className={kit['link']}>{t(priceWord(resource))}</a>
}

function RowActions({ price }: { readonly price: UnitPrice }) {
  const t = useSay()
  return (
    <>
      {price.allowed.includes('edit') && <LinkButton to={`/unit-prices/${price.id}/edit`} variant="subtle" size="compact-sm">{t(phrases.edit)}</LinkButton>}
      {price.allowed.includes('delete') && <DeletePrice price={price} isCompact />}
    </>
  )
}
