import type { Reader } from '#kit/server/database.ts'
import { readSettings } from '#modules/settings/offers.ts'

export type ProviderSettings = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string }

/** The identity provider, where issuer and client are set (chapter 8, platform settings); without a name its host stands for it. */
export async function readProvider(reader: Reader): Promise<ProviderSettings | undefined> {
  const set = await readSettings(reader, ['oidc.issuer', 'oidc.client_id', 'oidc.client_secret', 'oidc.name'])
  const issuer = set['oidc.issuer']
  if (issuer === '' || set['oidc.client_id'] === '' || !URL.canParse(issuer)) return undefined
  return { issuer, clientId: set['oidc.client_id'], clientSecret: set['oidc.client_secret'], name: set['oidc.name'] || new URL(issuer).host }
}
