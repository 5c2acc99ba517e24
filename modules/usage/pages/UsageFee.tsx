import { Answer } from '#kit/web/DetailPage.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readFee } from '../fee-contract.ts'
import { FeeDetail } from './parts/FeeDetail.tsx'

/** A member's fee, for operators. */
export default function UsageFee() {
  const { id = '' } = usePageParams()
  const fee = useRead<typeof readFee>('GET /usage-fees/:id', { params: { id } })
  return <Answer of={fee}>{(data) => <FeeDetail fee={data} isOwn={false} />}</Answer>
}
