import { sql } from 'kysely'
import type { Language } from '#kit/pure/register.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Look } from './contract.ts'
import { readSettings } from './store.ts'

/** What the operator's platform is called and looks like; part of every session answer, so two small statements. */
export async function readLook(reader: Reader): Promise<{ readonly productName: string; readonly look: Look }> {
  const set = await readSettings(reader, ['product_name', 'support.email', 'support.phone', 'privacy.notice', 'footer.text', 'footer.icp', 'watermark.is_shown', 'language.offered', 'language.default'])
  const { rows: [more] } = await sql<{ logo: string | null; isDefaultChosen: boolean }>`
    select (select sha256 from platform_logos) as logo, exists (select from platform_settings where key = 'language.default') as "isDefaultChosen"`.execute(reader)
  return {
    productName: set.product_name || 'Yunshan',
    look: {
      logo: more!.logo, supportEmail: set['support.email'], supportPhone: set['support.phone'],
      hasPrivacyNotice: set['privacy.notice'].some((text) => text !== ''), footer: threeOf(set['footer.text']), icp: set['footer.icp'],
      hasWatermark: set['watermark.is_shown'], languages: [...set['language.offered']] as Language[],
      defaultLanguage: more!.isDefaultChosen ? set['language.default'] as Language : null,
    },
  }
}

const threeOf = ([english, traditional, simplified]: readonly [string, string, string]): [string, string, string] => [english, traditional, simplified]
