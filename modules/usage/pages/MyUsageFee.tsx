import { Answer } from '#kit/web/DetailPage.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readMyFee } from '../fee-contract.ts'
import { FeeDetail } from './parts/FeeDetail.tsx'

/** One of my fees. */
export default function MyUsageFee() {
  const { id = '' } = usePageParams()
  const fee = useRead<typeof readMyFee>('GET /usage-fees/mine/:id', { params: { id } })
  return <Answer of={fee}>{(data) => <FeeDetail fee={data} isOwn />}</Answer>
}
