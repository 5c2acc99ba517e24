import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { createWebhook } from '../contract.ts'
import { webhookMenuPhrases } from './menu-phrases.ts'
import { webhookPagePhrases as phrases } from './parts/page-phrases.ts'
import { SecretDialog } from './parts/Secret.tsx'
import { WebhookForm } from './parts/WebhookForm.tsx'

export default function WebhookCreation() {
  const go = useGo()
  const [made, setMade] = useState<AnswerOf<typeof createWebhook>>()
  const create = useAct<typeof createWebhook>('POST /webhooks', { isQuiet: true })
  return (
    <>
      <WebhookForm title={phrases.newWebhook} verb={phrases.create} backTo="/webhooks" draft="webhook:new"
        crumbs={[{ label: accessPhrases.platformMenu }, { label: webhookMenuPhrases.webhooks, to: '/webhooks' }, { label: phrases.newWebhook }]}
        initial={{ name: '', url: '', eventKinds: [] }} submit={(body) => create.mutateAsync({ body })} onDone={setMade} />
      <SecretDialog secret={made?.secret} onClose={() => go(`/webhooks/${made!.webhook.id}`, { isReplacing: true })} />
    </>
  )
}
