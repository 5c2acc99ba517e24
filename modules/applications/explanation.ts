import { Refusal } from '#kit/pure/refusal.ts'
import { explains, isId } from '#modules/access/offers.ts'
import { applicationExplanationPhrases as phrases } from './explanation-phrases.ts'
import { idOfNumber } from './explanation-store.ts'
import { applicationPhrases } from './phrases.ts'
import { applicationPolicy, type ApplicationAct, type ApplicationFacts } from './policy.ts'
import { readApplicationRecord, seesApplicationRow } from './store.ts'

/** Applications in "why may / may not" (A7). */
export const applicationExplainer = explains<ApplicationFacts, ApplicationAct>({
  kind: 'application', name: phrases.application, policy: applicationPolicy, sees: 'resource.view', unseen: 'application.never_submitted',
  acts: {
    edit: phrases.edit, submit: phrases.submit, withdraw: phrases.withdraw, approve: phrases.approve, reject: phrases.reject,
    provision: phrases.provision, copy: phrases.copy,
  },
  phrases: { ...applicationPhrases, ...phrases },
  read: async (reader, _actor, idOrNumber) => {
    const id = isId(idOrNumber) ? idOrNumber : await idOfNumber(reader, idOrNumber)
    const application = id === undefined ? undefined : await readApplicationRecord(reader, id).catch(ifMissing)
    if (!application) return undefined
    const { number, title, departmentId, departmentName, sector } = application
    return { id: application.id, number, title, place: { departmentId, departmentName, sector }, facts: application }
  },
  isSeen: seesApplicationRow,
})

function ifMissing(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 404) return undefined
  throw error
}
