import type { Route } from '#kit/server/action.ts'
import { adjustAction } from './actions/adjust-points.ts'
import { acceptAction, askAction, cancelAction, refundQuery, refuseAction } from './actions/cancel-product.ts'
import { quoteChangeAction, requestChangeAction, withdrawAction } from './actions/change-configuration.ts'
import { deliverAction } from './actions/deliver-product.ts'
import { editAction, setExpiryAction, writeBackfillAction, writeNotesAction } from './actions/edit-product.ts'
import { endAction, expireAction } from './actions/expire-product.ts'
import { placeAction, quoteOrderAction } from './actions/place-order.ts'
import { countQuery, listQuery, readQuery } from './actions/read-products.ts'
import { quoteRenewalAction, renewAction } from './actions/renew-product.ts'
import { answerAction, reportAction } from './actions/report-problem.ts'
import { createResourceAction, renewResourceAction, verifyAction } from './actions/verify-product.ts'
import { exportQuery } from './exports.ts'

export const orderRoutes: readonly Route[] = [
  quoteOrderAction, placeAction,
  listQuery, exportQuery, countQuery, readQuery,
  verifyAction, createResourceAction, renewResourceAction, deliverAction, expireAction, endAction,
  refundQuery, cancelAction, askAction, acceptAction, refuseAction,
  quoteRenewalAction, renewAction,
  quoteChangeAction, requestChangeAction, withdrawAction,
  reportAction, answerAction, adjustAction,
  setExpiryAction, writeNotesAction, writeBackfillAction, editAction,
]
