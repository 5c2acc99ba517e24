/**
 * What of an event's facts is about a person (C-I6, PIPL): these keys, wherever they stand. Their values are kept apart
 * from the event, so that replacing a person's data leaves the chained event as it was (chapter 8, audit).
 */
export const personalKeys: readonly string[] = [
  'account', 'accountName', 'address', 'applicantName', 'by', 'contact', 'contactEmail', 'contactName', 'contactPhone', 'dingtalkUserId', 'displayName',
  'email', 'externalSubject', 'headContact', 'headName', 'memberName', 'organisation', 'phone', 'searched', 'substitute', 'userAgent', 'userName',
]
const isPersonal: ReadonlySet<string> = new Set(personalKeys)

/** Where in the facts a value stood, and the value. */
export type PersonalValue = readonly [path: readonly string[], value: unknown]
export type Facts = Readonly<Record<string, unknown>>

/** `{ by: 'Li', round: 1 }` → `{ by: null, round: 1 }` and `[[['by'], 'Li']]`: a null marks where a value stood. */
export function takeApart(facts: Facts): { readonly facts: Facts; readonly personal: readonly PersonalValue[] } {
  const personal: PersonalValue[] = []
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((part, index) => walk(part, [...path, String(index)]))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => {
      const here = [...path, key]
      if (!isPersonal.has(key) || part === null || part === undefined || part === '') return [key, walk(part, here)]
      personal.push([here, part])
      return [key, null]
    }))
  }
  // Through JSON, as it will be stored: dates are texts, what is undefined is left out.
  const plain = walk(JSON.parse(JSON.stringify(facts)), []) as Facts
  return { facts: plain, personal }
}

/** The whole facts again; what no longer has its place is left out. */
export function putTogether(facts: Facts, personal: readonly PersonalValue[]): Record<string, unknown> {
  const whole = JSON.parse(JSON.stringify(facts)) as Record<string, unknown>
  for (const [path, value] of personal) {
    const last = path.at(-1)
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at === null || typeof at !== 'object' ? undefined : (at as Record<string, unknown>)[key]), whole)
    if (last !== undefined && holder !== null && typeof holder === 'object') (holder as Record<string, unknown>)[last] = value
  }
  return whole
}
