import fc from 'fast-check'
import { oddTexts } from './from-schema.ts'

/** A body as it goes over the wire: sometimes no JSON at all. */
export type Spoilt = { readonly how: string; readonly text: string; readonly contentType?: string }

const oddNumbers = [0, -1, -0, 1.5, 1e30, -1e30, 5e-324, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER] as const
/** Any value in any place: wrong types, unstorable texts, prototypes. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', '0', '\u0000', 'a\u0000b', '\ud800', 'x\udfffy', [], {}, [[]], [null], { $gt: '' }, { toString: 1 }, { length: 1e9 }),
  fc.constantFrom<unknown>(...oddNumbers), fc.constantFrom<unknown>(...oddTexts), fc.jsonValue({ maxDepth: 3 }),
)
const oddNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'id', 'status', 'isAdmin', 'roles', 'allowed', '', ' ', 'a\u0000', "x'; drop table accounts; --", '🏛️'] as const

type Spoiler = (value: unknown) => fc.Arbitrary<Spoilt>
const json = (how: string, value: unknown): Spoilt => ({ how, text: JSON.stringify(value) ?? '' })

const spoilers: readonly Spoiler[] = [
  (value) => fc.constant(json('as it should be', value)),
  (value) => fc.tuple(fc.nat(), oddValue).map(([place, odd]) => json('another value', replaced(value, place, () => odd))),
  (value) => fc.tuple(fc.nat(), oddValue).map(([place, odd]) => json('another value', replaced(value, place, () => odd))),
  (value) => fc.nat().map((place) => json('a field missing', replaced(value, place, () => undefined))),
  (value) => fc.tuple(fc.constantFrom(...oddNames), oddValue).map(([name, odd]) => ({ how: 'an extra field', text: withField(value, name, odd) })),
  () => oddValue.map((odd) => json('something else', odd)),
  () => fc.constantFrom(1000, 10_000, 400_000).map((depth) => ({ how: `${depth} deep`, text: `${'['.repeat(depth)}${']'.repeat(depth)}` })),
  (value) => fc.constantFrom(1000, 10_000).map((depth) => ({ how: `a field ${depth} deep`, text: withRawField(value, 'items', `${'['.repeat(depth)}${']'.repeat(depth)}`) })),
  (value) => fc.constantFrom('items', 'attachmentIds', 'users', 'roles').map((name) => ({ how: '100,000 ids', text: withRawField(value, name, JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `${index}`))) })),
  (value) => fc.constant(json('1 MB and more', replaced(value, 0, () => 'x'.repeat(1_100_000)))),
  (value) => fc.constantFrom('text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=latin1', 'nonsense', '').map((contentType) => ({ ...json(`as ${contentType}`, value), contentType })),
  () => fc.constantFrom('', '{', '{"a":', 'null', '[1,]', '{"a":1}{"b":2}', '\ufeff{}', '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"a":1,"a":2}', '\u0000', '1e999').map((text) => ({ how: 'no proper JSON', text })),
]

/** One way of many to send something else than what was agreed. */
export const spoilt = (value: unknown): fc.Arbitrary<Spoilt> => fc.constantFrom(...spoilers).chain((spoil) => spoil(value))

/** The value with its n-th part (depth first) exchanged; `undefined` leaves it out. */
function replaced(value: unknown, place: number, exchange: () => unknown): unknown {
  let left = place % countParts(value)
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return exchange()
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part === 'object' && part !== null) return Object.fromEntries(Object.entries(part).map(([name, below]) => [name, walk(below)]))
    return part
  }
  return walk(value)
}

function countParts(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, part) => sum + countParts(part), 1)
}

const withField = (value: unknown, name: string, field: unknown): string => withRawField(value, name, JSON.stringify(field) ?? 'null')

/** As text, because `__proto__` as a name only survives there. */
function withRawField(value: unknown, name: string, field: string): string {
  const rest = typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value).slice(1, -1) : ''
  return `{${rest}${rest ? ',' : ''}${JSON.stringify(name)}:${field}}`
}
