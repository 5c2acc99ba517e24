import { lazy, Suspense, type ComponentType } from 'react'
import { homeCards } from '#app/modules.web.ts'
import { PageHead } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState, LoadingState } from '#kit/web/States.tsx'
import { shellPhrases } from './phrases.ts'
import kit from '#kit/web/kit.module.css'
import classes from './shell.module.css'

const components = new Map<string, ComponentType>(homeCards.map(({ key, load }) => [key, lazy(load)]))

/** What waits for me: the cards that the modules bring, by what this person may do. */
export default function RoleHome() {
  const t = useSay()
  const me = useMe()
  const cards = homeCards.filter(({ needs }) => meets(me, needs)).toSorted((left, right) => left.order - right.order)
  return (
    <div className={kit.page}>
      <PageHead title={t(shellPhrases.homeGreeting, { name: me.displayName })} subtitle={me.departmentName} />
      {cards.length === 0 && <EmptyState title={shellPhrases.homeEmpty} text={shellPhrases.homeEmptyHint} />}
      <div className={classes.cards}>
        {cards.map(({ key, width }) => {
          const Card = components.get(key)!
          return <div key={key} data-width={width ?? 'half'}><Suspense fallback={<LoadingState />}><Card /></Suspense></div>
        })}
      </div>
    </div>
  )
}
