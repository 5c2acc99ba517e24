import type { Language } from '#kit/pure/register.ts'
import type { AuditEvent, AuditEventDetail, PastVerification, Verification } from './contract.ts'
import { readableFacts, subjectOf } from './rules/facts.ts'
import { breakKinds, type BreakKind } from './rules/breaks.ts'
import type { AuditRecord } from './store.ts'
import type { Verification as Verified } from './verify.ts'

export function auditAnswer(record: AuditRecord): AuditEvent {
  const { id, at, kind, actorId, actorName, roles, forName, address, subjectKind, subjectId, departmentId, departmentName, requestId, facts, isSealed } = record
  return {
    id, at: at.toISOString(), kind, actor: { id: actorId, name: actorName }, roles: [...roles], for: forName, address, subjectKind, subjectId, subject: subjectOf(facts),
    department: departmentId === null ? null : { id: departmentId, name: departmentName ?? '' }, requestId, isSealed,
  }
}

export function detailAnswer(record: AuditRecord, language: Language): AuditEventDetail {
  const { recordedAt, sequence, hash, isReplaced, facts } = record
  return {
    ...auditAnswer(record), ...readableFacts(facts, language), recordedAt: recordedAt.toISOString(), isReplaced,
    link: sequence === null || hash === null ? null : { sequence, hash },
  }
}

export function verificationAnswer({ head, broken, ...counts }: Verified): Verification {
  return {
    ...counts, head: head && { ...head, sealedAt: head.sealedAt.toISOString() },
    broken: broken && { ...broken, at: broken.at?.toISOString() ?? null },
  }
}

export function pastVerification({ id, at, actorName, facts }: AuditRecord): PastVerification {
  const brokenKind = facts['broken']
  return {
    id, at: at.toISOString(), by: actorName, count: Number(facts['count'] ?? 0), sequence: typeof facts['sequence'] === 'string' ? facts['sequence'] : null,
    brokenKind: breakKinds.includes(brokenKind as BreakKind) ? brokenKind as BreakKind : null,
  }
}
