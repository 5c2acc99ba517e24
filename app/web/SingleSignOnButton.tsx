import { Button } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { singleSignOnProblem } from '#modules/accounts/pages/parts/single-sign-on-problem.ts'
import { returnPage } from '#modules/accounts/rules/return-page.ts'
import { singleSignOnPhrases as phrases } from '#modules/accounts/single-sign-on-phrases.ts'
import classes from './frame.module.css'

/** The way in by the identity provider (U2): a plain link, because the browser leaves this site; below it why somebody who came back is not logged in. */
export default function SingleSignOnButton({ name, from }: { readonly name: string; readonly from: string | undefined }) {
  const t = useSay()
  const [{ problem }] = useSearchValues()
  const refused = singleSignOnProblem(problem)
  return (
    <>
      <Button component="a" variant="default" href={`/api/single-sign-on?returnTo=${encodeURIComponent(returnPage(from))}`}>{t(phrases.logInWith, { name })}</Button>
      {refused && <p className={classes.problem} role="alert">{t(refused)}</p>}
    </>
  )
}
