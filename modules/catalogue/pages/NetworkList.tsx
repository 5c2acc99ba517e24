import { useRead } from '#kit/web/query.ts'
import { choice, link, status, text } from '#kit/web/columns.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listNetworks, listRegions } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'

function useRegionOptions() {
  const regions = useRead<typeof listRegions>('GET /regions', { query: { pageSize: 200, sort: 'position' } })
  return regions.data?.items.map(({ id, names }) => ({ value: id, label: names })) ?? []
}

export default listPage<typeof listNetworks>('GET /networks', {
  title: phrases.networks, crumbs, hasSearch: true,
  columns: [
    link('name', phrases.network, ({ id }) => `/catalogue/networks/${id}`, { sort: true }),
    text('department', phrases.department, { sort: true, filter: true }),
    choice('regionId', phrases.region, { value: ({ region }) => region.names, filter: useRegionOptions }),
    text('cidr', phrases.cidr),
    text('vswitches', phrases.vswitches, { width: 280, value: ({ vswitches }) => vswitches.map(({ name, cidr }) => `${name} (${cidr})`).join('、') }),
    text('cloudId', phrases.cloudId, { isHidden: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  primaryAction: { label: phrases.addNetwork, to: '/catalogue/networks/new', needs },
})
