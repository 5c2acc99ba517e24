import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Record, Reference } from '#kit/pure/contract.ts'

const Count = Type.Integer({ minimum: 0 })
const counts = { projects: Count, applications: Count }

/** Projects that the account made and that are not closed, and its open applications. */
export const HandOver = Record({
  account: Reference,
  ...counts,
  /** Who can take over: enabled colleagues of the department, or of one above it inside the unit, who may apply. */
  candidates: Type.Array(Reference),
})
export type HandOver = Static<typeof HandOver>

const body = Record({ toAccountId: Id })
const refusals = ['account.not_a_successor']

export const readHandOver = endpoint({
  method: 'GET', path: '/accounts/:id/hand-over', permission: 'account.maintain', summary: 'What an account would hand over, and who can take over',
  params: IdParams, answer: HandOver,
})

export const handOver = endpoint({
  method: 'POST', path: '/accounts/:id/hand-over', permission: 'account.maintain', summary: 'Hand an account\'s projects and open applications over to a colleague',
  params: IdParams, body, answer: HandOver, refusals,
})

const ColleagueParams = Record({ accountId: Id })

/** The same for the admin of the colleague's department. */
export const readColleagueHandOver = endpoint({
  method: 'GET', path: '/hand-over/:accountId', permission: 'signed-in', summary: 'What a colleague would hand over, for the department\'s admin',
  params: ColleagueParams, answer: HandOver,
})

export const handOverColleague = endpoint({
  method: 'POST', path: '/hand-over/:accountId', permission: 'signed-in', summary: 'Hand a colleague\'s projects and open applications over, as the department\'s admin',
  params: ColleagueParams, body, answer: HandOver, refusals,
})

export const Possessor = Record({ account: Reference, department: Type.String(), isEnabled: Type.Boolean(), ...counts })
export type Possessor = Static<typeof Possessor>

export const listPossessors = endpoint({
  method: 'GET', path: '/hand-over', permission: 'signed-in', summary: 'Colleagues, disabled ones too, of departments whose admin I am, who have projects or open applications',
  answer: Record({ items: Type.Array(Possessor) }),
})
