import { link, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listInstanceFamilies } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'

export default listPage<typeof listInstanceFamilies>('GET /instance-families', {
  title: phrases.instanceFamilies, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.name, ({ id }) => `/catalogue/families/${id}`, { value: ({ names }) => names, sort: true }),
    text('code', phrases.code, { sort: true }),
    number('position', phrases.position, { sort: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  primaryAction: { label: phrases.addFamily, to: '/catalogue/families/new', needs },
})
