import { IconCircleCheckFilled, IconCircleMinus } from '@tabler/icons-react'
import type { Option } from '#kit/web/fields.tsx'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { identityPhrases, memberPhrases } from '../../phrases.ts'
import { identities } from '../../rules/identity.ts'
import type { SignUpStatus } from '../../rules/sign-up.ts'
import { signUpPhrases } from './sign-up-phrases.ts'

/** Guide 004 §5.1.8: green where the account exists, else grey. */
export const memberLooks: StatusLooks<'existing' | 'gone'> = {
  existing: { label: memberPhrases.existing, tone: 'success', icon: IconCircleCheckFilled },
  gone: { label: memberPhrases.gone, tone: 'neutral', icon: IconCircleMinus },
}
export const signUpLooks: StatusLooks<SignUpStatus> = {
  waiting: { label: signUpPhrases['status.waiting'], tone: 'waiting' },
  approved: { label: signUpPhrases['status.approved'], tone: 'success' },
  rejected: { label: signUpPhrases['status.rejected'], tone: 'danger' },
}
export const identityOptions: readonly Option[] = identities.map((identity) => ({ value: identity, label: identityPhrases[identity] }))
