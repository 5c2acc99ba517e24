import type { Route } from '#kit/server/action.ts'
import { changeSetAction } from './actions/change-set.ts'
import { createSetAction } from './actions/create-set.ts'
import { deleteSetAction } from './actions/delete-set.ts'
import { listSetsQuery, readSetQuery } from './actions/read-sets.ts'
import { popularSetsQuery, readShopQuery, readShopSetQuery, readShopTermsQuery } from './actions/read-shop.ts'
import { exportSetsQuery } from './exports.ts'

export const setRoutes: readonly Route[] = [
  listSetsQuery, exportSetsQuery, readSetQuery, createSetAction, changeSetAction, deleteSetAction,
  readShopQuery, readShopTermsQuery, readShopSetQuery, popularSetsQuery,
]
