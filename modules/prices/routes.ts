import type { Route } from '#kit/server/action.ts'
import { changePriceRoute } from './actions/change-price.ts'
import { createPriceRoute } from './actions/create-price.ts'
import { deletePriceRoute } from './actions/delete-price.ts'
import { estimateQuery } from './actions/estimate-service.ts'
import { correspondenceQuery, currentPricesQuery, listPricesQuery, readHistoryQuery, readPriceRoute } from './actions/read-prices.ts'
import { exportPricesQuery } from './exports.ts'
import type { PriceFollower, PriceUsers } from './offers.ts'

/** `users`: who above this module has something priced by a row; `followers`: who keeps amounts at the prices of today. */
export const priceRoutes = (users: readonly PriceUsers[], followers: readonly PriceFollower[] = []): readonly Route[] => [
  listPricesQuery, exportPricesQuery, correspondenceQuery, currentPricesQuery,
  readPriceRoute(users), readHistoryQuery, createPriceRoute(followers), changePriceRoute(users, followers), deletePriceRoute(users, followers),
  estimateQuery,
]
