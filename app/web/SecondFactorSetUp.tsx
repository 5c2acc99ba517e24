// A page before the shell, with more parts than a log-in has.
import '@mantine/core/styles.layer.css'
import { useEffect } from 'react'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { useSession } from '#kit/web/session.ts'
import { SecondFactorSetUp as SetUp } from '#modules/accounts/pages/parts/SecondFactorSetUp.tsx'
import { secondFactorPhrases as phrases } from '#modules/accounts/second-factor-phrases.ts'
import classes from './frame.module.css'

/** Nobody works without a second factor where a role needs one (U2). */
export default function SecondFactorSetUp() {
  const t = useSay()
  const { me } = useSession()
  const go = useGo()
  useDocumentTitle(t(phrases.setUpTitle))
  useEffect(() => { if (!me) go('/login', { isReplacing: true }); else if (!me.mustSetUpSecondFactor) go('/home', { isReplacing: true }) }, [me, go])
  return (
    <div className={classes.card} data-size="wide">
      <h1>{t(phrases.setUpTitle)}</h1>
      <p>{t(phrases.compulsorySetUpText)}</p>
      {me?.mustSetUpSecondFactor && <SetUp onDone={() => go('/home', { isReplacing: true })} />}
    </div>
  )
}
