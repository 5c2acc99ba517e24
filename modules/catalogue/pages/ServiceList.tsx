import { choice, link, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listServiceSettings } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, offered, offerLooks } from './parts/maintenance.tsx'
import { categoryOptions, channelOptions } from './parts/options.ts'

export default listPage<typeof listServiceSettings>('GET /service-settings', {
  title: phrases.services, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.service, ({ id }) => `/catalogue/services/${id}`, { value: ({ names }) => names, sort: true }),
    text('code', phrases.code, { sort: true }),
    choice('category', phrases.category, { options: categoryOptions, filter: true }),
    choice('channel', phrases.channel, { options: channelOptions }),
    number('position', phrases.position, { sort: true }),
    number('currentVersion', phrases.version),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
})
