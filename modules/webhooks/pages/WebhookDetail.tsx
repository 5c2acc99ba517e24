import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { changeWebhook, readWebhook, removeWebhook, renewSecret, testWebhook, Webhook } from '../contract.ts'
import { webhookMenuPhrases } from './menu-phrases.ts'
import { DeliveriesOfWebhook } from './parts/deliveries.tsx'
import { kindOptions, webhookLooks } from './parts/looks.ts'
import { webhookPagePhrases as phrases } from './parts/page-phrases.ts'
import { SecretDialog } from './parts/Secret.tsx'

export default function WebhookDetail() {
  const { id = '' } = usePageParams()
  const webhook = useRead<typeof readWebhook>('GET /webhooks/:id', { params: { id } }, { keepsPrevious: true })
  return <Answer of={webhook}>{(data) => <Detail webhook={data} />}</Answer>
}

function Detail({ webhook }: { readonly webhook: Webhook }) {
  const t = useSay()
  const { name, url, state, eventKinds, waiting, failed, lastDeliveredAt, madeBy, madeAt } = webhook
  const chosen = kindOptions.filter(({ value }) => eventKinds.includes(value)).map(({ label }) => t(label))
  return (
    <DetailPage title={name} tag={<StatusTag looks={webhookLooks} status={state} />} actions={<Actions webhook={webhook} />}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: webhookMenuPhrases.webhooks, to: '/webhooks' }, { label: name }]}>
      <Section>
        <Facts items={[
          { label: phrases.address, value: url, isWide: true },
          { label: phrases.kinds, value: chosen.length === 0 ? t(phrases.allKinds) : chosen.join('、'), isWide: true },
          { label: phrases.waiting, value: <NumberText value={waiting} /> },
          { label: phrases.failed, value: <NumberText value={failed} /> },
          lastDeliveredAt !== null && { label: phrases.lastDelivered, value: <MomentText moment={lastDeliveredAt} /> },
          { label: phrases.madeBy, value: madeBy.name },
          { label: phrases.madeAt, value: <MomentText moment={madeAt} /> },
        ]} />
      </Section>
      <Section title={phrases.deliveries} isFlush><DeliveriesOfWebhook /></Section>
    </DetailPage>
  )
}

function Actions({ webhook: { id, version, name, state, waiting, allowed } }: { readonly webhook: Webhook }) {
  const t = useSay()
  const go = useGo()
  const [secret, setSecret] = useState<string | null>()
  const params = { id }
  const test = useAct<typeof testWebhook>('POST /webhooks/:id/test', { done: phrases.tested })
  const turnOff = useAct<typeof changeWebhook>('PATCH /webhooks/:id', { done: phrases.turnedOff, isQuiet: true })
  const turnOn = useAct<typeof changeWebhook>('PATCH /webhooks/:id', { done: phrases.turnedOn })
  const renew = useAct<typeof renewSecret>('POST /webhooks/:id/secret', { isQuiet: true, onDone: (answer) => setSecret(answer.secret) })
  const remove = useAct<typeof removeWebhook>('DELETE /webhooks/:id', { done: phrases.removed, isQuiet: true, onDone: () => go('/webhooks', { isReplacing: true }) })
  return (
    <>
      {allowed.includes('test') && <Button onClick={() => test.mutate({ params, body: {} })} loading={test.isPending}>{t(phrases.test)}</Button>}
      <LinkButton to={`/webhooks/${id}/edit`} variant="default">{t(phrases.edit)}</LinkButton>
      {state === 'disabled'
        ? <Button variant="default" loading={turnOn.isPending} onClick={() => turnOn.mutate({ params, body: { version, isEnabled: true } })}>{t(phrases.turnOn)}</Button>
        : <ConfirmButton verb={phrases.turnOff} title={t(phrases.turnOffQuestion, { name })} text={phrases.turnOffText} onConfirm={() => turnOff.mutateAsync({ params, body: { version, isEnabled: false } })} />}
      <ConfirmButton verb={phrases.renew} title={t(phrases.renewQuestion, { name })} text={phrases.renewText} isDangerous onConfirm={() => renew.mutateAsync({ params, body: { version } })} />
      <ConfirmButton verb={phrases.remove} title={t(phrases.removeQuestion, { name })} text={t(phrases.removeText, { count: waiting })} isDangerous onConfirm={() => remove.mutateAsync({ params })} />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </>
  )
}
