import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Phrase } from '#kit/pure/phrase.ts'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useMaybeMe } from '#kit/web/session.ts'
import { serviceCategories } from '#modules/catalogue/rules/service.ts'
import { shellPhrases } from './phrases.ts'
import { useProductName } from './use-product-name.ts'
import { offeredServices } from './offered-services.ts'
import { Support } from './Support.tsx'
import classes from './frame.module.css'

const steps: readonly (readonly [Phrase, Phrase])[] = [
  [shellPhrases.stepApply, shellPhrases.stepApplyText], [shellPhrases.stepReview, shellPhrases.stepReviewText],
  [shellPhrases.stepProvision, shellPhrases.stepProvisionText], [shellPhrases.stepUse, shellPhrases.stepUseText],
]

/** Comes after what stands on the screen at once. */
const PopularSets = lazy(() => import('#modules/sets/pages/parts/PopularSets.tsx'))

/** What the cloud offers, for everybody (chapter 10). */
export default function PublicHome() {
  const t = useSay()
  const me = useMaybeMe()
  const product = useProductName()
  useDocumentTitle('')
  return (
    <>
      <div className={classes.hero}>
        <div className={classes.heroInner}>
          <h1>{product}</h1>
          <p>{t(shellPhrases.tagline)}</p>
          <div className={classes.ways}>
            <LinkButton to={me ? '/home' : '/login'} size="md">{t(me ? shellPhrases.home : shellPhrases.logIn)}</LinkButton>
            {!me && <LinkButton to="/account-request" size="md" variant="default">{t(shellPhrases.accountRequest)}</LinkButton>}
          </div>
        </div>
      </div>
      <section className={classes.band}>
        <h2>{t(shellPhrases.howItWorks)}</h2>
        <ol className={classes.steps}>{steps.map(([name, text]) => <li key={name[0]}><h3>{t(name)}</h3><p>{t(text)}</p></li>)}</ol>
      </section>
      <Suspense><PopularSets /></Suspense>
      <Catalogue />
      <section className={classes.band}>
        <h2>{t(shellPhrases.support)}</h2>
        <p className={classes.quiet}>{t(shellPhrases.supportText)}</p>
        <Support />
      </section>
    </>
  )
}

function Catalogue() {
  const t = useSay()
  const { data, isPending } = useQuery(offeredServices)
  const categories = Map.groupBy(data ?? [], ({ category }) => t(serviceCategories[category]))
  return (
    <section className={classes.band} aria-busy={isPending}>
      <h2>{t(shellPhrases.offered)}</h2>
      {!isPending && categories.size === 0 && <p className={classes.quiet}>{t(shellPhrases.offeredSoon)}</p>}
      <div className={classes.categories}>
        {[...categories].map(([category, services]) => (
          <div key={category} className={classes.category}>
            <h3>{category}</h3>
            <ul>{services.map(({ code, names }) => <li key={code}>{t(names)}</li>)}</ul>
          </div>
        ))}
      </div>
    </section>
  )
}
