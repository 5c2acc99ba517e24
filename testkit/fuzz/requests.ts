import fc from 'fast-check'
import type { TSchema } from 'typebox'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import { fromSchema, oddTexts, type Pool } from './from-schema.ts'
import { spoilt, type Spoilt } from './spoil.ts'

export type OddRequest = {
  readonly endpoint: EndpointShape
  readonly person: string
  readonly language: Language
  readonly method: string
  /** Below `/api`, with the query. */
  readonly path: string
  readonly how: string
  readonly body: string | undefined
  readonly headers: Readonly<Record<string, string>>
}
export type Material = { readonly endpoints: readonly EndpointShape[]; readonly peopleFor: (endpoint: EndpointShape) => readonly string[]; readonly poolOf: (endpoint: EndpointShape) => Pool; readonly bodyIds: Pool }

const oddIds = ['0', '-1', '1e30', '..', '%2e%2e', '%2e%2e%2fadmin', '%00', 'abc', '1%20or%201=1', '9'.repeat(18), '9'.repeat(40), '%F0%9F%8F%9B', '%ff', '%', '1;drop', '__proto__', 'a'.repeat(300), '1.0', '01', '+1', "'"] as const
const oddQueries = [
  'pageSize=1000000000', 'pageSize=0', 'pageSize=-1', 'page=1e9', 'page=1.5', 'page=1&page=2', 'sort=password_hash', 'sort=--id', 'sort=', 'sort=number&sort=-number', 'q=%00', 'q=%25%25%25', 'q=\\', 'q[$gt]=', 'q=a&q=b',
  '__proto__[polluted]=1', 'constructor=1', 'after=x', 'after=W10', `after=${cursor(['', 'x', '1'])}`, `after=${cursor(['number', '\u0000', '1'])}`, `after=${cursor(['submittedAt', 'no moment', '1'])}&sort=submittedAt`, `after=${cursor(['createdAt', 'x', '1'])}&sort=createdAt`,
  'submittedAt=2026-02-30..', 'submittedAt=0000-01-01..9999-12-31', 'createdAt=..9999-12-31', 'startedAt=2026-13-45..', 'dueOn=0000-00-00..', 'status=%00', 'status=nonsense,,,', 'department=abc', 'whose=x', 'lang=xx', 'lang=en&lang=zh-Hans', '&&&=&', '%', '%ff=1', 'a=%ff', 'x'.repeat(3000),
] as const
function cursor(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Calls of every route, each wrong in one way or right by chance. */
export function oddRequest(material: Material): fc.Arbitrary<OddRequest> {
  return fc.tuple(fc.constantFrom(...material.endpoints), fc.constantFrom(...languages)).chain(([endpoint, language]) =>
    fc.record({
      person: fc.constantFrom(...material.peopleFor(endpoint)), path: paths(endpoint, material), query: queries(endpoint, material), sent: bodies(endpoint, material), headers: headers(),
    }).map(({ person, path, query, sent, headers: extra }) => ({
      endpoint, person, language, method: endpoint.method, path: query === '' ? path : `${path}?${query}`, how: sent?.how ?? 'no body', body: sent?.text,
      headers: { 'accept-language': language, ...(sent ? { 'content-type': sent.contentType ?? 'application/json' } : {}), ...extra },
    })))
}

function paths(endpoint: EndpointShape, { poolOf }: Material): fc.Arbitrary<string> {
  const id = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...poolOf(endpoint)) }, { weight: 1, arbitrary: fc.constantFrom<string>(...oddIds) })
  return id.map((value) => endpoint.path.replace(/:[a-zA-Z]+/, value))
}

function queries(endpoint: EndpointShape, { bodyIds }: Material): fc.Arbitrary<string> {
  const proper = endpoint.query ? fromSchema(endpoint.query, bodyIds).map(queryText) : fc.constant('')
  if (endpoint.method !== 'GET') return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom<string>(...oddQueries) })
  return fc.oneof(proper, fc.constantFrom<string>(...oddQueries), fc.constantFrom(...Object.keys((endpoint.query as { properties?: object } | undefined)?.properties ?? { q: 1 }))
    .chain((name) => fc.constantFrom(...oddTexts).map((text) => queryText({ [name]: text }))))
}

function queryText(query: unknown): string {
  return Object.entries(query as object).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value).toWellFormed())}`).join('&')
}

function bodies(endpoint: EndpointShape, { bodyIds }: Material) {
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE') return fc.constant(undefined)
  if (endpoint.upload) return fc.constantFrom(...uploads)
  return fromSchema(endpoint.body ?? ({ type: 'object' } as TSchema), bodyIds).chain(spoilt)
}

const multipart = 'multipart/form-data; boundary=edge'
const part = (disposition: string, content: string) => `--edge\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n--edge--\r\n`
const uploads: readonly Spoilt[] = [
  { how: 'no multipart', text: '{}' }, { how: 'an empty multipart', text: '--edge--\r\n', contentType: multipart }, { how: 'a multipart without an edge', text: 'x', contentType: 'multipart/form-data' },
  { how: 'a multipart cut off', text: part('name="file"; filename="a.pdf"', '%PDF-1.4').slice(0, -12), contentType: multipart }, { how: 'a field for a file', text: part('name="file"', 'text'), contentType: multipart },
  { how: 'an empty file', text: part('name="file"; filename="a.pdf"', ''), contentType: multipart }, { how: 'a page as PDF', text: part('name="file"; filename="a.pdf"', '<html><script>1</script>'), contentType: multipart },
  { how: 'an odd name', text: part('name="file"; filename="../../\u202e\u0000x.pdf"', '%PDF-1.4'), contentType: multipart }, { how: 'a name of a prototype', text: part('name="__proto__"; filename="a.pdf"', '%PDF-1.4'), contentType: multipart },
]

function headers(): fc.Arbitrary<Record<string, string>> {
  const odd = fc.constantFrom<Record<string, string>>(
    { 'idempotency-key': '' }, { 'idempotency-key': 'k'.repeat(201) }, { 'idempotency-key': "' or 1=1 --" }, { 'idempotency-key': '\u00e9\u00ff' }, { 'idempotency-key': 'same' }, { 'x-forwarded-for': "'; drop" }, { 'user-agent': 'a'.repeat(4000) }, { 'user-agent': '\u00ff' },
    { 'if-match': '*' }, { 'accept': 'text/html' }, { 'x-http-method-override': 'DELETE' }, { 'content-encoding': 'gzip' }, { range: 'bytes=0-1' }, { 'accept-encoding': 'br;q=x, *' }, { 'x-csrf-token': '' },
  )
  return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: odd })
}
