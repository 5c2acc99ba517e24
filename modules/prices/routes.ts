import type { Route } from '#kit/server/action.ts'
import { changePriceRoute } from './actions/change-price.ts'
import { createPriceAction } from './actions/create-price.ts'
import { deletePriceRoute } from './actions/delete-price.ts'
import { estimateQuery } from './actions/estimate-service.ts'
import { correspondenceQuery, currentPricesQuery, listPricesQuery, readHistoryQuery, readPriceRoute } from './actions/read-prices.ts'
import { exportPricesQuery } from './exports.ts'
import type { PriceUsers } from './offers.ts'

/** `users`: who above this module has something priced by a row. */
export const priceRoutes = (users: readonly PriceUsers[]): readonly Route[] => [
  listPricesQuery, exportPricesQuery, correspondenceQuery, currentPricesQuery,
  readPriceRoute(users), readHistoryQuery, createPriceAction, changePriceRoute(users), deletePriceRoute(users),
  estimateQuery,
]
