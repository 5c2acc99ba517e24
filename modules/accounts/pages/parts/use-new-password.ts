import type { Complaint } from '#kit/web/checks.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { useSession } from '#kit/web/session.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { passwordProblem } from '../../rules/password.ts'

type NewPassword = { readonly help: string; readonly complaints: (values: { readonly newPassword: string; readonly repeated: string }) => Readonly<Record<string, Complaint | undefined>> }

/** What beside a new password helps, and the cheap part of its rules (U3); the server knows the common and the earlier ones. */
export function useNewPassword(names: readonly string[], shortestHere?: number): NewPassword {
  const t = useSay()
  const { passwordProfile, shortestPassword, productName } = useSession()
  const limit = shortestHere ?? shortestPassword
  return {
    help: t(phrases[`newPasswordHelp.${passwordProfile}`], { limit }),
    complaints: ({ newPassword, repeated }) => {
      const problem = newPassword === '' ? undefined : passwordProblem(newPassword, { profile: passwordProfile, shortest: limit }, [...names, productName])
      return {
        newPassword: problem && { phrase: phrases[problem], values: { limit } },
        repeated: repeated !== '' && repeated !== newPassword ? { phrase: phrases.passwordsDiffer } : undefined,
      }
    },
  }
}
