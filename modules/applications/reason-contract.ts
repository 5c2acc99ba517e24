import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Nothing, OneOf, Record, Text } from '#kit/pure/contract.ts'

/** Reasons that a reviewer keeps for the next time (R11); everybody has their own. */
export const reasonLimits = { text: 500, templates: 30 } as const

const Verdict = OneOf(['approve', 'reject'] as const)
const ReasonTemplate = Record({ id: Id, verdict: Verdict, text: Type.String() })
export type ReasonTemplate = Static<typeof ReasonTemplate>

export const listReasonTemplates = endpoint({
  method: 'GET', path: '/reason-templates', permission: 'resource.view', summary: 'The actor\'s own templates of reasons, oldest first (R11)',
  answer: Record({ items: Type.Array(ReasonTemplate) }),
})

/** Keeping the same text twice answers the first one. */
export const keepReasonTemplate = endpoint({
  method: 'POST', path: '/reason-templates', permission: 'resource.view', summary: 'Keep a reason as a template',
  body: Record({ verdict: Verdict, text: Text(reasonLimits.text, 1) }), answer: ReasonTemplate, status: 201,
  refusals: ['reason_template.too_many'],
})

export const removeReasonTemplate = endpoint({
  method: 'DELETE', path: '/reason-templates/:id', permission: 'resource.view', summary: 'Remove an own template',
  params: IdParams, answer: Nothing,
})
