import type { Words } from '#kit/web/i18n.tsx'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { roleName } from '#modules/access/pages/parts/words.ts'
import { roles } from '#modules/access/rules/permissions.ts'
import type { AuditEvent } from '../../contract.ts'
import { kindPhrase, knownKinds } from '../../kind-phrases.ts'
import { auditPhrases } from '../../phrases.ts'
import { knownSubjects, subjectPhrase } from '../../subject-phrases.ts'
import { auditPagePhrases as phrases } from './page-phrases.ts'

export const kindOptions = knownKinds.map((value) => ({ value, label: kindPhrase(value) }))
export const subjectOptions = knownSubjects.map((value) => ({ value, label: subjectPhrase(value) }))

export const sealLooks: StatusLooks<'sealed' | 'waiting'> = {
  sealed: { label: phrases['seal.sealed'], tone: 'success' },
  waiting: { label: phrases['seal.waiting'], tone: 'waiting' },
}
export const resultLooks: StatusLooks<'whole' | 'broken'> = {
  whole: { label: phrases['result.whole'], tone: 'success' },
  broken: { label: phrases['result.broken'], tone: 'danger' },
}

/** The account's name as it was then; jobs act as the system, visitors have no name. */
export function actorWords({ actor: { id, name } }: Pick<AuditEvent, 'actor'>): Words {
  if (id !== null) return name
  return name === 'system' ? auditPhrases.system : auditPhrases.nobody
}

export function roleWords(role: string): Words {
  const known = roles.find((each) => each === role)
  return known ? roleName(known) : role
}
