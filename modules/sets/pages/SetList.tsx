import { choice, custom, link, moment, rowActions, text } from '#kit/web/columns.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listSets, SetRow } from '../contract.ts'
import { setCategories } from '../rules/categories.ts'
import { setPagePhrases as phrases } from './parts/page-phrases.ts'
import { SetMenu } from './parts/SetActs.tsx'
import { FinalPrice, SetTag } from './parts/SetTags.tsx'
import { useServiceOptions } from './parts/use-service.ts'
import classes from './parts/sets.module.css'

const needs = 'set.maintain'
const categories = Object.entries(setCategories).map(([value, label]) => ({ value, label }))

/** Figures stand at the right, under their head, also with a mark beside them. */
const amount = <Column extends object>(column: Column): Column => ({ ...column, kind: 'number' })

/** Guide 004 §3.1: its columns in its order, sorted, filtered and searched as it says (S6). */
export default listPage<typeof listSets>('GET /sets', {
  title: phrases.sets,
  crumbs: [{ label: phrases.priceManagement }],
  columns: [
    custom('isPopular', phrases.popular, ({ isPopular }) => isPopular ? <SetTag is="popular" /> : '—', { sort: true, width: 90 }),
    choice('category', phrases.category, { options: categories, filter: true, width: 84 }),
    choice('service', phrases.service, { filter: useServiceOptions, value: ({ service }) => service.names, width: 118 }),
    link('name', phrases.name, ({ id }) => `/sets/${id}`, { filter: true, width: 144 }),
    amount(custom('originalPrice', phrases.originalPrice, (set) => <Original set={set} />, { sort: true, width: 112 })),
    amount(custom('finalPrice', phrases.finalPrice, ({ finalPrice, percent, isLow }) => <div className={classes.end}><FinalPrice text={formatAmount(finalPrice, '')} percent={percent} isLow={isLow} /></div>, { sort: true, width: 136 })),
    moment('updatedAt', phrases.updatedAt, { sort: true, width: 134 }),
    text('updatedBy', phrases.updatedBy, { sort: true, width: 112 }),
    text('number', phrases.number, { isHidden: true }),
    rowActions(phrases.more, (set) => <SetMenu set={set} />, { width: 80, needs }),
  ],
  primaryAction: { label: phrases.newSet, to: '/sets/new', needs },
  exportPath: '/sets/export',
})

function Original({ set: { originalPrice } }: { readonly set: SetRow }) {
  return <div className={classes.end}>{originalPrice === null ? <SetTag is="unpriced" /> : <span className={classes.amount}>{formatAmount(originalPrice, '')}</span>}</div>
}
