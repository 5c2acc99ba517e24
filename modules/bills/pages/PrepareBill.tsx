import { useState } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import type { BillDetail, BillLine, readBill } from '../contract.ts'
import { Overview } from './detail/Overview.tsx'
import { ExportMenu } from './parts/ExportMenu.tsx'
import { billLooks } from './parts/looks.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import { operatorMenuPhrases } from './parts/operator-menu-phrases.ts'
import { workPhrases as phrases } from './parts/work-phrases.ts'
import { WarningList } from './prepare/Warnings.tsx'
import { AdjustDialog } from './one-bill/AdjustDialog.tsx'
import { Adjustments } from './one-bill/Adjustments.tsx'
import { OpenQuestions } from './one-bill/OpenQuestions.tsx'
import { WorkButtons } from './one-bill/WorkButtons.tsx'
import { WorkTabs } from './one-bill/WorkTabs.tsx'

/** One bill as the business operator works on it: adjusted, answered, computed again, sent, settled. */
export default function PrepareBill() {
  const { id = '' } = usePageParams()
  const bill = useRead<typeof readBill>('GET /bills/:id', { params: { id }, query: {} })
  return <Answer of={bill}>{(data) => <Work key={id} bill={data} />}</Answer>
}

/** What is being adjusted: a line, the bill as a whole, or nothing. */
export type Adjusting = BillLine | 'bill' | null

function Work({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  const [adjusting, setAdjusting] = useState<Adjusting>(null)
  const { unit, month, warnings } = bill
  return (
    <DetailPage title={t(phrases.title, { unit: unit.name, month })} tag={<StatusTag looks={billLooks} status={bill.status} />}
      crumbs={[{ label: billMenuPhrases.bills }, { label: operatorMenuPhrases.prepareBills, to: '/bills/prepare' }, { label: month, to: `/bills/prepare?month=${month}` }, { label: unit.name }]}
      actions={<><LinkButton to={`/bills/${bill.id}`} variant="default">{t(phrases.readPage)}</LinkButton><ExportMenu id={bill.id} revision={undefined} /><WorkButtons bill={bill} onAdjust={() => setAdjusting('bill')} /></>}>
      {warnings.length > 0 && <Section title={phrases.lookAt}><WarningList warnings={warnings} /></Section>}
      <Overview bill={bill} asked={undefined} />
      {bill.questions.length > 0 && <OpenQuestions bill={bill} />}
      <Adjustments bill={bill} />
      <WorkTabs bill={bill} onAdjust={setAdjusting} />
      <AdjustDialog bill={bill} adjusting={adjusting} onClose={() => setAdjusting(null)} />
    </DetailPage>
  )
}
