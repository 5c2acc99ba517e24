import { Button } from '@mantine/core'
import { choice, custom, moment, number, rowActions, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { Delivery, listAllDeliveries, listDeliveries, redeliver } from '../../contract.ts'
import { deliveryKindOptions, deliveryLooks } from './looks.ts'
import { webhookPagePhrases as phrases } from './page-phrases.ts'
import classes from './deliveries.module.css'

const what = choice('kind', phrases.event, { filter: true, options: deliveryKindOptions, width: 220 })
const columns = [
  text('number', phrases.number, { width: 170 }),
  status('state', phrases.state, deliveryLooks, { sort: true, filter: true }),
  number('attempts', phrases.attempts, { sort: true }),
  custom('lastAnswer', phrases.answer, (row: Delivery) => <LastAnswer delivery={row} />, { width: 240 }),
  moment('madeAt', phrases.madeAt, { sort: true, filter: true }),
  moment('nextAttemptAt', phrases.nextAttempt),
  moment('deliveredAt', phrases.delivered, { isHidden: true }),
  rowActions(phrases.actions, (row: Delivery) => row.allowed.includes('redeliver') && <Redeliver delivery={row} />, { width: 130, needs: 'outbox.send_again' }),
] as const
const quickFilters = [{ label: phrases.all, filters: {} }, { label: phrases.waiting, filters: { state: 'waiting' } }, { label: phrases.failed, filters: { state: 'failed' } }]

/** What one webhook was told, as a part of its page. */
export const DeliveriesOfWebhook = listPage<typeof listDeliveries>('GET /webhooks/:id/deliveries', {
  title: phrases.deliveries, isPart: true, useParams: usePageParams, empty: phrases.noDeliveries, quickFilters, columns: [what, ...columns],
})

/** What all webhooks were told, for the outbox. */
export const AllDeliveries = listPage<typeof listAllDeliveries>('GET /webhook-deliveries', {
  title: phrases.deliveries, isPart: true, empty: phrases.noDeliveriesAnywhere, quickFilters,
  columns: [text('webhook', phrases.webhook, { width: 160 }), what, ...columns],
})

/** Status and the beginning of the answer; the whole of it, and what was sent, opens below. */
function LastAnswer({ delivery: { attempts, lastStatus, lastAnswer, body } }: { readonly delivery: Delivery }) {
  const t = useSay()
  return (
    <details className={classes.details}>
      <summary>{attempts === 0 ? t(phrases.showBody) : `${lastStatus ?? t(phrases.noAnswer)} · ${t(phrases.showBody)}`}</summary>
      <pre className={classes.text}>{[lastAnswer, body].filter(Boolean).join('\n\n')}</pre>
    </details>
  )
}

function Redeliver({ delivery: { id } }: { readonly delivery: Delivery }) {
  const t = useSay()
  const again = useAct<typeof redeliver>('POST /webhook-deliveries/:id/redelivery', { done: phrases.redelivered })
  return <Button variant="subtle" size="compact-sm" loading={again.isPending} onClick={() => again.mutate({ params: { id } })}>{t(phrases.redeliver)}</Button>
}
