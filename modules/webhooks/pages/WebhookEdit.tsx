import { Answer } from '#kit/web/DetailPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { changeWebhook, readWebhook, Webhook } from '../contract.ts'
import { webhookMenuPhrases } from './menu-phrases.ts'
import { webhookPagePhrases as phrases } from './parts/page-phrases.ts'
import { WebhookForm } from './parts/WebhookForm.tsx'

export default function WebhookEdit() {
  const { id = '' } = usePageParams()
  const webhook = useRead<typeof readWebhook>('GET /webhooks/:id', { params: { id } })
  return <Answer of={webhook}>{(data) => <Edit key={data.id} webhook={data} />}</Answer>
}

function Edit({ webhook: { id, version, name, url, eventKinds } }: { readonly webhook: Webhook }) {
  const go = useGo()
  const change = useAct<typeof changeWebhook>('PATCH /webhooks/:id', { done: phrases.saved, isQuiet: true })
  const backTo = `/webhooks/${id}`
  return (
    <WebhookForm title={phrases.editWebhook} verb={phrases.save} backTo={backTo}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: webhookMenuPhrases.webhooks, to: '/webhooks' }, { label: name, to: backTo }, { label: phrases.edit }]}
      initial={{ name, url, eventKinds }} submit={(body) => change.mutateAsync({ params: { id }, body: { version, ...body } })} onDone={() => go(backTo, { isReplacing: true })} />
  )
}
