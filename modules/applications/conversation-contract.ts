import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, Moment, Nullable, Record, Reference, Text } from '#kit/pure/contract.ts'

/** The conversation on an application (R13): its department, the reviewers of its route, O&M. */
export const conversationLimits = { text: 2000, mentions: 20, shown: 100, participants: 50 } as const

const Comment = Record({
  id: Id,
  by: Reference,
  /** Whom a substitute wrote for (A6). */
  for: Nullable(Reference),
  department: Nullable(Type.String()),
  at: Moment,
  text: Type.String(),
  mentions: Type.Array(Reference),
})
export type Comment = Static<typeof Comment>

export const listComments = endpoint({
  method: 'GET', path: '/applications/:id/comments', permission: 'resource.view', summary: 'The conversation, oldest first; the newest ones of a long one (R13)',
  params: IdParams, query: Record({ last: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })) }),
  answer: Record({ items: Type.Array(Comment), total: Type.Integer(), allowed: Allowed }),
})

export const addComment = endpoint({
  method: 'POST', path: '/applications/:id/comments', permission: 'resource.view', summary: 'Say something in the conversation and mention people (R13)',
  params: IdParams,
  body: Record({ text: Text(conversationLimits.text, 1), mentions: Type.Optional(Type.Array(Id, { maxItems: conversationLimits.mentions })) }),
  answer: Comment, status: 201,
  refusals: ['application.not_submitted'],
})

const Participant = Record({ ...Reference.properties, department: Nullable(Type.String()) })
export type Participant = Static<typeof Participant>

/** Who can be mentioned; `total` may be more than are shown. */
export const listParticipants = endpoint({
  method: 'GET', path: '/applications/:id/participants', permission: 'resource.view', summary: 'Who sees the application and takes part in it',
  params: IdParams, query: Record({ q: Type.Optional(Text(100)) }),
  answer: Record({ items: Type.Array(Participant), total: Type.Integer() }),
})
