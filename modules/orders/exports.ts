import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { exportProducts, type ProductRow } from './contract.ts'
import { walkProductRows } from './list-store.ts'
import { orderPhrases as phrases } from './phrases.ts'
import { productStatusPhrases } from './status-phrases.ts'
import { guardOrders } from './policy.ts'
import { rowOf } from './view.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (row: ProductRow, language: Language) => SheetValue }

/** The columns of the list (O6). */
const columns: readonly Column[] = [
  { header: phrases.orderId, width: 20, kind: 'text', value: (row) => row.order.name },
  { header: phrases.productId, width: 22, kind: 'text', value: (row) => row.number },
  { header: phrases.service, width: 24, kind: 'text', value: (row, language) => say(row.service.name, language) },
  { header: phrases.productName, width: 28, kind: 'text', value: (row) => row.name },
  { header: phrases.productStatus, width: 18, kind: 'text', value: (row, language) => say(productStatusPhrases[row.status], language) },
  { header: phrases.placedAt, width: 20, kind: 'moment', value: (row) => new Date(row.placedAt) },
  { header: phrases.startsAt, width: 20, kind: 'moment', value: (row) => row.startsAt === null ? null : new Date(row.startsAt) },
  { header: phrases.expiresAt, width: 20, kind: 'moment', value: (row) => row.expiresAt === null ? null : new Date(row.expiresAt) },
  { header: phrases.purchaseMember, width: 16, kind: 'text', value: (row) => row.member.name },
  { header: phrases.verifyMember, width: 16, kind: 'text', value: (row) => row.verifiedBy?.name ?? null },
  { header: phrases.deliverMember, width: 16, kind: 'text', value: (row) => row.deliveredBy?.name ?? null },
]

/** The list as it is filtered, in the reader's language and in their scope (A3). */
export const exportQuery = query(exportProducts, async ({ database, actor, now, input }) => {
  guardOrders(actor)
  const { language } = actor
  const title = say(phrases.orders, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkProductRows(database, { actor, now, input }))
      for (const product of batch) yield columns.map(({ value }) => value(rowOf(actor, product, now), language))
  }
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`,
    contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, width, kind }) => ({ header: say(header, language), width, kind })), rows: rows() }),
  }
})
