import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useMe } from '#kit/web/session.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import type { BillDetail } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { billLooks } from '../parts/looks.ts'
import classes from '../parts/bills.module.css'
import { AnswerBar } from './AnswerBar.tsx'
import { billActions } from './bill-actions.tsx'
import { BillTabs } from './BillTabs.tsx'
import { billCrumbs } from './crumbs.ts'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { Overview } from './Overview.tsx'
import { isDraftShown } from './revision.ts'
import { useRejection } from './use-rejection.ts'

export type BillProps = { readonly bill: BillDetail; /** The revision that the address asks for. */ readonly asked: number | undefined }

export function BillContent({ bill, asked }: BillProps) {
  const t = useSay()
  const me = useMe()
  const rejection = useRejection(bill)
  return (
    <DetailPage title={t(phrases.title, { unit: bill.unit.name, month: bill.month })} tag={<StatusTag looks={billLooks} status={bill.status} />}
      crumbs={[...billCrumbs(bill, me), { label: bill.unit.name }]} actions={billActions.map((Action, index) => <Action key={index} bill={bill} asked={asked} />)}>
      <Notes bill={bill} asked={asked} />
      <Overview bill={bill} asked={asked} />
      <BillTabs bill={bill} asked={asked} rejection={rejection} />
      <AnswerBar bill={bill} rejection={rejection} />
    </DetailPage>
  )
}

/** What one has to know before reading: another revision, a part only, a revision under way. */
function Notes({ bill, asked }: BillProps) {
  const t = useSay()
  const newest = bill.revisions[0]?.number
  const isOlder = asked !== undefined && !isDraftShown(bill, asked) && (asked !== newest || bill.status === 'draft')
  return (
    <>
      {isOlder && (
        <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>
          {t(asked === newest ? phrases.draftIsNewest : phrases.olderShown, { revision: asked, newest: newest ?? '' })} <PageLink className={classes.textLink} to={`/bills/${bill.id}`}>{t(phrases.showNewest)}</PageLink>
        </Alert>
      )}
      {bill.isCut && <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>{t(billPagePhrases.cutNote)}</Alert>}
      {(bill.status === 'revising' || bill.status === 'rejected') && !isOlder && <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>{t(phrases.revisingNote)}</Alert>}
    </>
  )
}
