import type { Route } from '#kit/server/action.ts'
import { commentAction, commentsQuery, participantsQuery } from './actions/converse.ts'
import { copyAction } from './actions/copy-application.ts'
import { createAction } from './actions/create-application.ts'
import { importQuery, templateQuery } from './actions/import-items.ts'
import { keepReasonAction, listReasonsQuery, removeReasonAction } from './actions/keep-reasons.ts'
import { provisionAction } from './actions/provision-application.ts'
import { listQuery, readQuery, versionsQuery, waitingQuery } from './actions/read-applications.ts'
import { effectsQuery, reviewQuery } from './actions/read-review.ts'
import { approveAction, rejectAction } from './actions/review-application.ts'
import { approveManyAction, rejectManyAction } from './actions/review-applications.ts'
import { saveAction } from './actions/save-application.ts'
import { submitAction } from './actions/submit-application.ts'
import { withdrawAction } from './actions/withdraw-application.ts'
import { exportQuery } from './exports.ts'

export const applicationRoutes: readonly Route[] = [
  listQuery, exportQuery, waitingQuery, readQuery, versionsQuery,
  createAction, saveAction, submitAction, withdrawAction, copyAction,
  reviewQuery, effectsQuery, approveManyAction, rejectManyAction,
  approveAction, rejectAction, provisionAction,
  templateQuery, importQuery,
  commentsQuery, commentAction, participantsQuery,
  listReasonsQuery, keepReasonAction, removeReasonAction,
]
