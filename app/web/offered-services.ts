import { queryOptions } from '@tanstack/react-query'
import { call } from '#kit/web/client.ts'
import type { listServices } from '#modules/catalogue/contract.ts'

/** The public catalogue; the home page stays useful where it cannot be read. */
export const offeredServices = queryOptions({
  queryKey: ['GET /services', 'home'],
  queryFn: async () => (await call<typeof listServices>('GET /services')).items,
  retry: false,
})
