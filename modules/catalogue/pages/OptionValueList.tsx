import { choice, link, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listOptionValues } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'
import { listOptions } from './parts/options.ts'

export default listPage<typeof listOptionValues>('GET /option-values', {
  title: phrases.optionValues, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.name, ({ id }) => `/catalogue/option-values/${id}`, { value: ({ names }) => names, sort: true }),
    text('value', phrases.value, { sort: true }),
    choice('list', phrases.list, { options: listOptions, sort: true, filter: true }),
    text('attributes', phrases.attributes, { value: ({ attributes }) => Object.values(attributes).join(' · ') }),
    number('position', phrases.position, { sort: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  primaryAction: { label: phrases.addValue, to: '/catalogue/option-values/new', needs },
})
