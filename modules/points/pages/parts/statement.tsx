import { choice, custom, moment, number, text, type ColumnOf } from '#kit/web/columns.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import type { Entry, listEntries } from '../../contract.ts'
import { entryPhrases, pointsPhrases as words } from '../../phrases.ts'
import { entryKinds } from '../../rules/entries.ts'
import { pointsPagePhrases as phrases } from './page-phrases.ts'
import { signed } from './signed.ts'

const kindOptions = entryKinds.map((kind) => ({ value: kind, label: entryPhrases[kind] }))

/** The columns of the statement, for the member and for business. */
export const statementColumns: readonly ColumnOf<typeof listEntries>[] = [
  moment('at', words.at, { sort: true, filter: true }),
  number('id', words.number, { width: 76, value: ({ id }: Entry) => id }),
  choice('kind', words.kind, { options: kindOptions, filter: kindOptions, width: 110 }),
  number('amount', words.amount, { width: 120, value: ({ amount }: Entry) => signed(amount) }),
  number('balanceAfter', words.balanceAfter, { width: 120, value: ({ balanceAfter }: Entry) => formatAmount(balanceAfter, '') }),
  custom('cause', words.cause, (entry: Entry) => <Cause entry={entry} />, { width: 150 }),
  text('reference', words.reference, { width: 150 }),
  text('note', words.note, { width: 180 }),
]

/** What an entry is because of; a product leads to its page, the operators' or the member's own. */
function Cause({ entry: { id, kind, cause, reversedBy } }: { readonly entry: Entry }) {
  const t = useSay()
  const me = useMe()
  if (reversedBy !== null) return <span>{t(phrases.reversedBy, { id: reversedBy })}</span>
  if (kind === 'top_up_reversal') return <span>{t(phrases.ofTopUp, { id: cause.id })}</span>
  if (cause.kind === 'product') return <PageLink to={`${meets(me, 'order.view') ? '/products' : '/my-products'}/${cause.id}`}>{cause.number}</PageLink>
  return <span>{cause.number === '' || cause.id === id ? '—' : cause.number}</span>
}
