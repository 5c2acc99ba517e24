import { useSearchValues } from '#kit/web/links.tsx'
import type { BillDetail } from '../../contract.ts'

/** The revision that the address asks for; undefined: the one that this reader is shown. */
export function useAskedRevision(): number | undefined {
  const [{ revision }] = useSearchValues()
  return revision !== undefined && /^[1-9]\d{0,5}$/.test(revision) ? Number(revision) : undefined
}

/** Business operators are shown the draft unless they ask for what was sent. */
export function isDraftShown({ status, revision }: Pick<BillDetail, 'status' | 'revision'>, asked: number | undefined): boolean {
  return status === 'draft' && (asked === undefined || asked === (revision ?? 0) + 1)
}

/** The number of what is shown: the draft's is the next one. */
export function shownRevision(bill: Pick<BillDetail, 'status' | 'revision' | 'revisions'>, asked: number | undefined): number {
  return asked ?? (bill.status === 'draft' ? (bill.revisions[0]?.number ?? 0) + 1 : bill.revision ?? 1)
}

/** An address of this bill, staying at the revision that is shown. */
export function billHref(id: string, asked: number | undefined, values: Readonly<Record<string, string>> = {}, path = ''): string {
  const search = new URLSearchParams({ ...values, ...asked === undefined ? {} : { revision: String(asked) } })
  return `/bills/${id}${path}${search.size > 0 ? `?${search}` : ''}`
}
