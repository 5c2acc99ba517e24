import { query } from '#kit/server/action.ts'
import { listSettings, readPrivacyNotice } from '../contract.ts'
import { readSetting, readStored } from '../store.ts'
import { logoOf, settingRows } from '../view.ts'

export const listSettingsQuery = query(listSettings, async ({ database }) => ({ items: await settingRows(database), logo: await logoOf(database) }))

export const readPrivacyNoticeQuery = query(readPrivacyNotice, async ({ database }) => {
  const [english, traditional, simplified] = await readSetting(database, 'privacy.notice')
  const stored = await readStored(database, ['privacy.notice'])
  return { texts: [english, traditional, simplified] as [string, string, string], changedAt: stored.get('privacy.notice')?.changedAt.toISOString() ?? null }
})
