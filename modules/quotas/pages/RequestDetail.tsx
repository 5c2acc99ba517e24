import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { DayText } from '#kit/web/Values.tsx'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import type { QuotaRequest, readRequest } from '../contract.ts'
import { quotaMenuPhrases } from './parts/menu-phrases.ts'
import { quotaPagePhrases } from './parts/page-phrases.ts'
import { requestLooks } from './parts/request-looks.ts'
import { quotaRequestPhrases as phrases } from './parts/request-phrases.ts'
import { Attachments } from './request/Attachments.tsx'
import { NextWaiting } from './request/NextWaiting.tsx'
import { RequestFlow } from './request/RequestFlow.tsx'
import { RequestItems } from './request/RequestItems.tsx'
import { ReviewBox } from './request/ReviewBox.tsx'
import { WithdrawRequest } from './request/WithdrawRequest.tsx'

/** One quota request: read by those who asked, decided on by the department above (Q3, Q4). */
export default function RequestDetail() {
  const { id = '' } = usePageParams()
  const request = useRead<typeof readRequest>('GET /quota-requests/:id', { params: { id } })
  return <Answer of={request}>{(data) => <Detail key={data.id} request={data} readAgain={async () => (await request.refetch()).data} />}</Answer>
}

function Detail({ request, readAgain }: { readonly request: QuotaRequest; readonly readAgain: () => Promise<QuotaRequest | undefined> }) {
  const t = useSay()
  const isReviewing = request.allowed.includes('approve')
  return (
    <DetailPage title={t(phrases.requestOf, { department: request.department.name })} tag={<StatusTag looks={requestLooks} status={request.status} />} subtitle={request.number}
      crumbs={[{ label: quotaMenuPhrases.resourceManagement }, { label: quotaMenuPhrases.quotas, to: '/quotas' }, { label: quotaPagePhrases.requests, to: '/quotas/requests' }, { label: request.number }]}
      actions={<>{request.allowed.includes('withdraw') && <WithdrawRequest request={request} />}<NextWaiting request={request} /><WhyLink kind="quota_request" number={request.number} /></>}>
      {isReviewing ? <ReviewBox key={request.version} request={request} readAgain={readAgain} /> : <Section title={phrases.items} isFlush><RequestItems request={request} /></Section>}
      <Section title={phrases.flow}><RequestFlow request={request} /></Section>
      <Section title={phrases.information}>
        <Facts items={[
          { label: phrases.department, value: request.department.name },
          { label: phrases.zones, value: t(phrases[`zones.${request.zones}`]) },
          { label: phrases.endsOn, value: request.endsOn === null ? t(phrases.forGood) : <DayText day={request.endsOn} /> },
          { label: phrases.reason, value: request.reason, isWide: true },
          { label: phrases.attachment, value: request.attachments.length > 0 ? <Attachments files={request.attachments} /> : t(phrases.none), isWide: true },
        ]} />
      </Section>
    </DetailPage>
  )
}
