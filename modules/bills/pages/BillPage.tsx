import { Answer } from '#kit/web/DetailPage.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readBill } from '../contract.ts'
import { BillContent } from './detail/BillContent.tsx'
import { useAskedRevision } from './detail/revision.ts'

/** A unit's bill of a month, or an older revision of it: `?revision=`. */
export default function BillPage() {
  const { id = '' } = usePageParams()
  const asked = useAskedRevision()
  const bill = useRead<typeof readBill>('GET /bills/:id', { params: { id }, query: asked === undefined ? {} : { revision: asked } })
  return <Answer of={bill}>{(data) => <BillContent key={`${id}/${data.revisions[0]?.number}`} bill={data} asked={asked} />}</Answer>
}
