import { Tabs } from '@mantine/core'
import { DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, useSearchValues } from '#kit/web/links.tsx'
import { AllDeliveries } from '#modules/webhooks/pages/parts/deliveries.tsx'
import { outboxPagePhrases as phrases } from './outbox-phrases.ts'
import { DingtalkTable } from './parts/DingtalkTable.tsx'
import { MailTable } from './parts/MailTable.tsx'

/** All that leaves the platform: mails, DingTalk, webhooks; what waits, what failed, and sending it again. */
export default function OutboxList() {
  const t = useSay()
  const go = useGo()
  const [search] = useSearchValues()
  return (
    <DetailPage title={phrases.outbox}>
      {/* Another tab is another list: its filters begin anew. */}
      <Tabs value={search['tab'] ?? 'mails'} onChange={(tab) => go(tab === null || tab === 'mails' ? '/outbox' : `/outbox?tab=${tab}`)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="mails">{t(phrases.mails)}</Tabs.Tab>
          <Tabs.Tab value="dingtalk">{t(phrases.dingtalk)}</Tabs.Tab>
          <Tabs.Tab value="webhooks">{t(phrases.webhooks)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mails"><MailTable /></Tabs.Panel>
        <Tabs.Panel value="dingtalk"><DingtalkTable /></Tabs.Panel>
        <Tabs.Panel value="webhooks"><AllDeliveries /></Tabs.Panel>
      </Tabs>
    </DetailPage>
  )
}
