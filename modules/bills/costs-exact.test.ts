import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { divide } from '#kit/pure/money.ts'
import { departmentId } from '#testkit/applications.ts'
import { computed, draftOf } from '#testkit/bill-data.ts'
import { openedIn } from '#testkit/bill-months.ts'
import { awsFile, imported } from '#testkit/cost-files.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, travelTo } from '#testkit/orders.ts'
import { decimalIn } from './rules/cost-values.ts'
import { byPrecedence, type MappingRule } from './rules/cost-mapping.ts'

const scale = 30
/** The number as a whole one of so many decimals. */
function unscaled(text: string): bigint {
  const exact = decimalIn(text)!
  const [whole, fraction = ''] = exact.replace('-', '').split('.')
  return BigInt(whole! + fraction.padEnd(scale, '0')) * (exact.startsWith('-') ? -1n : 1n)
}

const departments = ['jtt', 'jyt', 'gat'] as const
const cost = fc.tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.integer({ min: 2, max: 18 })).map(([digits, decimals]) => `${digits}e-${decimals}`)
const row = fc.record({
  cost, account: fc.constantFrom('a', 'b', 'c', ''), service: fc.constantFrom('ECS', '对象存储'),
  tags: fc.constantFrom('{}', '{"team":"one"}', '{"team":"two","app":"x"}', '{"app":"x"}', '{"app":"y","team":"one"}'),
})
const rules: readonly (readonly [kind: MappingRule['kind'], tag: string, value: string, department: typeof departments[number]])[] = [
  ['sub_account', '', 'a', 'jtt'], ['sub_account', '', '', 'gat'], ['tag', 'team', 'one', 'jyt'], ['tag', 'team', 'two', 'jtt'], ['tag', 'app', 'x', 'gat'],
]

describe('[B10] exact sums', () => {
  const app = useTestApp()
  beforeAll(async () => {
    await openedIn(app, '2027-01')
    await travelTo(app, '2027-02-01', '09:00')
  })

  test('rows × rate, added up exactly and rounded once, are the lines; and each row goes where the winning rule says', async () => {
    const business = await app.as('business')
    const made: (MappingRule & { department: string })[] = []
    for (const [kind, tag, value, department] of rules) {
      const { rule } = body<{ rule: MappingRule }>(await business.post('/cost-rules', { provider: 'P', kind, tag, value, departmentId: await departmentId(app, department) }), 201)
      made.push({ ...rule, department })
    }
    const ordered = made.toSorted(byPrecedence)
    const placeOf = ({ account, tags }: { account: string; tags: string }) => {
      const parsed = JSON.parse(tags) as Record<string, string>
      return ordered.find(({ kind, tag, value }) => kind === 'tag' ? parsed[tag] === value : value === account)?.department ?? null
    }
    let version = 0
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 200 }), fc.integer({ min: 1, max: 10 ** 9 }), async (rows, rate) => {
      const rateText = `${Math.floor(rate / 1e8)}.${String(rate % 1e8).padStart(8, '0')}`
      body(await business.put('/cost-rates', { currency: 'USD', month: '2027-01', rate: rateText, version: version++ }))
      const file = await imported(business, 'P', 'p.csv.gz', awsFile(rows), true)
      expect(file.months[0]!.costs.map(({ cost: sum }) => unscaled(sum))).toEqual([rows.reduce((sum, { cost: one }) => sum + unscaled(one), 0n)])
      const wanted = new Map<string, bigint>()
      for (const one of rows) {
        const place = placeOf(one)
        const key = `${place} ${one.service} ${one.account}`
        if (place !== null) wanted.set(key, (wanted.get(key) ?? 0n) + unscaled(one.cost))
      }
      expect(file.unmappedCount).toBe(rows.filter((one) => placeOf(one) === null).length)
      expect((await computed(app, '2027-01')).problems).toEqual([])
      const lines = await app.sql<{ key: string; cents: string }>(`
        select d.code || ' ' || l.resource || ' ' || l.spec as key, (l.amount * 100)::bigint::text as cents from bill_lines l join departments d on d.id = l.department_id where l.kind = 'provider'`)
      const amounts = [...wanted].map(([key, sum]) => ({ key, cents: String(divide(sum * BigInt(rate), 10n ** BigInt(scale + 8 - 2), 'half-up')) }))
      const byKey = (left: { key: string }, right: { key: string }) => left.key < right.key ? -1 : 1
      expect(lines.toSorted(byKey)).toEqual(amounts.toSorted(byKey))
      for (const department of departments) {
        const total = amounts.filter(({ key }) => key.startsWith(department)).reduce((sum, { cents }) => sum + BigInt(cents), 0n)
        expect(BigInt((await draftOf(app, department, '2027-01')).total.replace('.', '')), department).toBe(total)
      }
    }), { numRuns: 12 })
  }, 120_000)
})
