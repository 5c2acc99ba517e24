import { Type, type Static, type TProperties, type TSchema } from 'typebox'
import type { Permission } from './register.ts'
import { signsIn } from './text.ts'

/**
 * A contract: everything that the server, the typed web client and OpenAPI need to know of an endpoint.
 * `path` is below `/api`; `refusals` are the codes that the action may answer beside the general ones.
 */
export type EndpointShape = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly permission: Permission
  readonly summary: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly answer: TSchema
  readonly status?: 200 | 201
  readonly refusals?: readonly string[]
  /** The answer is a file: `answer` describes nothing, the action returns a `Download`. */
  readonly download?: true
  /** The answer sends the browser to another page or site: `answer` describes nothing, the action returns a `Redirect`. */
  readonly redirect?: true
  /** The body is one file (multipart), given to the action as `request.upload`. */
  readonly upload?: true
  /** How many bytes its body, or its file, may have, where many records come at once; else the usual. */
  readonly largestBody?: number
  /** How often one account or address may ask in a minute, at all instances together (C-H3); files in and out have a limit unsaid. */
  readonly perMinute?: number
  /** May be used before the first password is changed (C-E1). */
  readonly beforePasswordChange?: true
  /** A session must have proved shortly before who it is (C-E8): password, second factor or single sign-on, at `POST /session/proof`. */
  readonly needsFreshProof?: true
  /** Which fields the list sorts and filters by. */
  readonly list?: ListShape
}

export function endpoint<const Shape extends EndpointShape>(shape: Shape): Shape {
  return shape
}

type Part<Schema> = Schema extends TSchema ? Static<Schema> : unknown
/** What an action gets: path, query and body in one flat object. */
export type InputOf<E extends EndpointShape> = Part<E['params']> & Part<E['query']> & Part<E['body']>
export type BodyOf<E extends EndpointShape> = Part<E['body']>
export type QueryOf<E extends EndpointShape> = Part<E['query']>
export type ParamsOf<E extends EndpointShape> = Part<E['params']>
export type AnswerOf<E extends EndpointShape> = Static<E['answer']>

// ---- the vocabulary of contracts ----

/** A closed object: unknown fields are refused, so nothing can be assigned by accident (C-D3). */
export const Record = <const P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
/** Opaque id (a number in the database, a string outside). */
export const Id = Type.String({ pattern: '^[1-9][0-9]{0,17}$' })
export const IdParams = Record({ id: Id })
/** Grows with every edit; guards against overwriting somebody else's (chapter 9). */
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** RFC 3339 moment in UTC. */
export const Moment = Type.String({ format: 'date-time' })
/** Calendar day of the platform, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' })
/** Exact amount with the currency's decimals, `"1234.50"`. */
export const Money = Type.String({ pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,6})?$' })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const OneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })
/** JSON Schema counts what people see as one sign; the columns count code points, of which that may hold many. */
export const storable = <T extends TSchema>(text: T, maximum: number) =>
  Type.Refine(text, (value) => typeof value !== 'string' || value.length <= maximum || signsIn(value) <= maximum, () => `field.too_long ${maximum}`)
/** A text a person types: trimmed by the server, without control characters. */
export const Text = (maximum: number, minimum = 0) =>
  storable(Type.String({ maxLength: maximum, minLength: minimum, ...(minimum > 0 ? { pattern: '\\S' } : {}) }), maximum)
/** The action names that this actor may do to this record now (A5). */
export const Allowed = Type.Array(Type.String())
export const Nothing = Record({})
/** What stands for another record in an answer. */
export const Reference = Record({ id: Id, name: Type.String() })

// ---- lists ----

/** The fields of a list that can be sorted and filtered; both ends are typed by it. */
export type ListShape = {
  readonly sort: readonly string[]
  readonly filters: { readonly [name: string]: FilterKind }
  readonly search: boolean
}
/**
 * `choice`: comma-separated values; `anyOf`: the same for a field that holds several values; `text`: contains;
 * `days`: `2026-01-01..2026-01-31`, either end open.
 */
export type FilterKind = 'choice' | 'anyOf' | 'text' | 'days'

const daysPattern = '^(\\d{4}-\\d{2}-\\d{2})?\\.\\.(\\d{4}-\\d{2}-\\d{2})?$'

/** The query part of a list endpoint (chapter 9, lists). */
export function listQuery<const Shape extends ListShape, const More extends TProperties = Record<never, never>>(shape: Shape, more: More = {} as More) {
  const filters = Object.fromEntries(Object.entries(shape.filters).map(([name, kind]) =>
    [name, Type.Optional(kind === 'days' ? Type.String({ pattern: daysPattern }) : Text(400, 1))])) as {
      [Name in keyof Shape['filters']]: ReturnType<typeof Type.Optional<ReturnType<typeof Type.String>>>
    }
  return Record({
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    sort: Type.Optional(OneOf(shape.sort.flatMap((name) => [name, `-${name}`] as const) as `${'' | '-'}${Shape['sort'][number]}`[])),
    after: Type.Optional(Type.String({ maxLength: 500 })),
    ...(shape.search ? { q: Type.Optional(Text(100)) } : {} as { q: ReturnType<typeof Type.Optional<ReturnType<typeof Type.String>>> }),
    ...filters,
    ...more,
  })
}

/** The answer of a list endpoint; `total` is exact up to 10,000, then a lower bound. */
export const listAnswer = <Item extends TSchema>(item: Item) => Record({
  items: Type.Array(item),
  total: Type.Integer(),
  totalIsExact: Type.Boolean(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  nextCursor: Nullable(Type.String()),
})
