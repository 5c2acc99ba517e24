import type { Config } from '#kit/server/config.ts'
import type { Reach } from './guard.ts'

/** How far webhooks of this process may reach; kept at its start. Until then only to public addresses by HTTPS. */
let reach: Reach = { allowsHttp: false, allowsPrivate: false }

export function keepReach({ production, allowPrivateWebhooks }: Pick<Config, 'production' | 'allowPrivateWebhooks'>): void {
  reach = { allowsHttp: !production, allowsPrivate: allowPrivateWebhooks }
}
export function webhookReach(): Reach {
  return reach
}
