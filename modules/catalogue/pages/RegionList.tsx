import { choice, link, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listRegions } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'
import { zoneOptions } from './parts/options.ts'

export default listPage<typeof listRegions>('GET /regions', {
  title: phrases.regions, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.name, ({ id }) => `/catalogue/regions/${id}`, { value: ({ names }) => names, sort: true }),
    text('code', phrases.code, { sort: true }),
    choice('zone', phrases.zone, { options: zoneOptions, sort: true, filter: true }),
    number('position', phrases.position, { sort: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  primaryAction: { label: phrases.addRegion, to: '/catalogue/regions/new', needs },
})
