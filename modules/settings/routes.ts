import type { Route } from '#kit/server/action.ts'
import { changeSettingRoute, resetSettingRoute } from './actions/change-setting.ts'
import { checkSingleSignOnQuery } from './actions/check-single-sign-on.ts'
import { previewSettingRoute } from './actions/preview-setting.ts'
import { listSettingsQuery, readPrivacyNoticeQuery } from './actions/read-settings.ts'
import { showLogoQuery } from './actions/show-logo.ts'
import { testMailRoute } from './actions/test-mail.ts'
import { testRobotRoute } from './actions/test-robot.ts'
import { removeLogoAction, uploadLogoAction } from './actions/upload-logo.ts'
import type { SettingQuestion } from './offers.ts'

export function settingRoutes(questions: readonly SettingQuestion[]): readonly Route[] {
  return [
    listSettingsQuery, previewSettingRoute(questions), changeSettingRoute(questions), resetSettingRoute(questions), testMailRoute, testRobotRoute, checkSingleSignOnQuery,
    uploadLogoAction, removeLogoAction, showLogoQuery, readPrivacyNoticeQuery,
  ]
}
