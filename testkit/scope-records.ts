import { computed, priced, resourceWith, thing } from './bill-data.ts'
import { billOf, openedIn, sentAll } from './bill-months.ts'
import { recordsOfEverybody, type OwnerCode } from './foreign-records.ts'
import type { TestApp } from './http.ts'
import { placed } from './orders.ts'

/** Somebody of every role, and where they stand; `jtt.1.user` and `jyt.user` have the same role elsewhere in the tree. */
export const cast = {
  'jtt.user': ['department_user', 'jtt'], 'jtt.admin': ['department_admin', 'jtt'], 'jtt.1.user': ['department_user', 'jtt.1'], 'jyt.user': ['department_user', 'jyt'],
  'gat.admin': ['department_admin', 'gat'], 'bureau.user': ['bureau_user', 'dsj'], 'bureau.admin': ['bureau_admin', 'dsj'], 'committee.user': ['committee_user', 'zfw'], 'committee.admin': ['committee_admin', 'zfw'],
  om: ['om_operator', 'root'], business: ['business_operator', 'root'], platform2: ['platform_admin', 'root'], auditor: ['auditor', 'root'], member1: ['member', 'member1'], member2: ['member', 'member2'],
} as const satisfies Readonly<Record<string, readonly [role: string, place: string]>>
export type Person = keyof typeof cast
export const people = Object.keys(cast) as Person[]

/** The tree of these records, told anew: parent and sector of each place. */
const tree: Readonly<Record<OwnerCode, readonly [parent: string, sector: string]>> = {
  dsj: ['root', 'government'], jtt: ['dsj', 'government'], jyt: ['dsj', 'government'], 'jtt.1': ['jtt', 'government'], zfw: ['root', 'politics_law'], gat: ['zfw', 'politics_law'],
}

export type ScopeRecord = { readonly noun: string; readonly what: string; readonly id: string; readonly place: string }

/** How the record's place stands to the person's. */
export function relation(person: Person, place: string): string {
  const mine = cast[person][1]
  if (place === mine) return 'own'
  if (!(mine in tree) || !(place in tree)) return place
  const [my, its] = [tree[mine as OwnerCode], tree[place as OwnerCode]]
  if (its[0] === mine) return 'child'
  if (my[0] === place) return 'parent'
  if (its[1] !== my[1]) return 'other sector'
  return its[0] === my[0] ? 'sibling' : 'further off'
}

/** Chapter 2's table told a second time, in the words of its rows: may this person see records of that place? */
export function sees(person: Person, { noun, place, what }: ScopeRecord): 'yes' | 'absent' | 'refused' {
  const [role, mine] = cast[person]
  const isBelow = place === mine || (place in tree && tree[place as OwnerCode][0] === mine)
  const isPoliticsLaw = place in tree && tree[place as OwnerCode][1] === 'politics_law'
  const department = role.startsWith('department'), bureau = role.startsWith('bureau'), committee = role.startsWith('committee')
  if (noun === 'products') return role === 'om_operator' || role === 'business_operator' || place === mine ? 'yes' : role === 'member' ? 'absent' : 'refused'
  if (noun === 'points') return role === 'om_operator' || role === 'business_operator' ? 'yes' : 'refused'
  if (noun === 'members') return role === 'business_operator' ? 'yes' : 'refused'
  if (noun === 'accounts') return role === 'platform_admin' ? 'yes' : 'refused'
  if (role === 'platform_admin' || role === 'auditor' || role === 'member') return noun === 'attachments' ? 'absent' : 'refused'
  if (noun === 'roll-ups') return role === 'om_operator' ? 'refused' : role === 'business_operator' || bureau || (committee && place === 'zfw') ? 'yes' : 'absent'
  if (noun === 'bills' && role === 'om_operator') return 'refused'
  if (noun === 'bills' && what === 'draft bill') return role === 'business_operator' ? 'yes' : 'absent'
  // An inner department sees of its unit's bill what is its own (B-rules; `isCut`).
  if (department && noun === 'bills' && mine === 'jtt.1') return place === 'jtt' ? 'yes' : 'absent'
  if (department) return isBelow ? 'yes' : 'absent'
  if (committee) return isBelow || isPoliticsLaw ? 'yes' : 'absent'
  return 'yes'
}

/** One of everything that belongs to somebody, for every place. */
export async function recordsOfEveryPlace(app: TestApp): Promise<ScopeRecord[]> {
  const shared = (await recordsOfEverybody(app)).filter(({ seenBy }) => seenBy === 'scope').map(({ noun, what, id, code }) => ({ noun, what, id, place: code }))
  return [...shared, ...await bills(app), ...await ofMembers(app), ...await accounts(app)]
}

async function bills(app: TestApp): Promise<ScopeRecord[]> {
  await openedIn(app, '2026-09')
  await priced(app, 'scope', [['2026-01-01', '31']])
  for (const code of Object.keys(tree)) await resourceWith(app, code, [{ from: '2026-09-05', components: [thing('scope')] }])
  const business = await app.as('business')
  await computed(app, '2026-09')
  await sentAll(business, '2026-09')
  await computed(app, '2026-10')
  const records: ScopeRecord[] = []
  for (const place of ['dsj', 'jtt', 'jyt', 'zfw', 'gat']) {
    records.push({ noun: 'bills', what: 'sent bill', place, id: (await billOf(app, business, place, '2026-09')).id })
    records.push({ noun: 'bills', what: 'draft bill', place, id: (await billOf(app, business, place, '2026-10')).id })
  }
  const { body } = await business.get('/roll-ups?month=2026-09')
  for (const { id, kind } of body.items as { id: string; kind: string }[]) records.push({ noun: 'roll-ups', what: `roll-up ${kind}`, place: kind === 'whole' ? 'dsj' : 'zfw', id })
  return records
}

async function ofMembers(app: TestApp): Promise<ScopeRecord[]> {
  const records: ScopeRecord[] = []
  for (const place of ['member1', 'member2']) {
    const [account] = await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [place])
    if (place === 'member2') await (await app.as('business')).post(`/points/${account!.id}/top-ups`, { points: '100000', description: '首次儲值' })
    const [product] = await placed(await app.as(place))
    records.push({ noun: 'products', what: 'product', place, id: product!.id }, { noun: 'points', what: 'points', place, id: account!.id }, { noun: 'members', what: 'member', place, id: account!.id })
  }
  return records
}

async function accounts(app: TestApp): Promise<ScopeRecord[]> {
  return (await app.sql<ScopeRecord>(`select 'accounts' as noun, 'account' as what, a.id::text as id, d.code as place from accounts a join departments d on d.id = a.department_id where a.account_name = any($1)`,
    [['jtt.user', 'jtt.1.user', 'jyt.user', 'gat.user', 'bureau.user', 'committee.user']])).map((row) => ({ ...row }))
}
