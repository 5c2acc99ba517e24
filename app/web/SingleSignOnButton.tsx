import { Alert, Button } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useSession } from '#kit/web/session.ts'
import { singleSignOnProblem } from '#modules/accounts/pages/parts/single-sign-on-problem.ts'
import { returnPage } from '#modules/accounts/rules/return-page.ts'
import { singleSignOnPhrases as phrases } from '#modules/accounts/single-sign-on-phrases.ts'

/** The way in by the identity provider, where one is set (U2): a plain link, because the browser leaves this site. */
export function SingleSignOnButton({ from }: { readonly from: string | undefined }) {
  const t = useSay()
  const { singleSignOn } = useSession()
  if (!singleSignOn) return null
  return <Button component="a" variant="default" href={`/api/single-sign-on?returnTo=${encodeURIComponent(returnPage(from))}`}>{t(phrases.logInWith, { name: singleSignOn.name })}</Button>
}

/** Why somebody who comes back from there is not logged in, and what to do. */
export function SingleSignOnProblem() {
  const t = useSay()
  const [{ problem }] = useSearchValues()
  const refused = singleSignOnProblem(problem)
  return refused ? <Alert color="red" variant="outline" mb="md" role="alert">{t(refused)}</Alert> : null
}
