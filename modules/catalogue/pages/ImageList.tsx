import { choice, link, number, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listImages } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'
import { systemOptions } from './parts/options.ts'

export default listPage<typeof listImages>('GET /images', {
  title: phrases.images, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.name, ({ id }) => `/catalogue/images/${id}`, { value: ({ names }) => names, sort: true }),
    text('code', phrases.code, { sort: true }),
    choice('system', phrases.system, { options: systemOptions, filter: true }),
    text('versions', phrases.versions, { width: 320, value: ({ versions }) => versions.filter(({ isOn }) => isOn).map(({ label }) => label).join('、') }),
    number('position', phrases.position, { sort: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  primaryAction: { label: phrases.addImage, to: '/catalogue/images/new', needs },
})
