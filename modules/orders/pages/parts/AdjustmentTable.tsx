import { useSay } from '#kit/web/i18n.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import type { Product } from '../../contract.ts'
import { orderEditPhrases as phrases } from './edit-phrases.ts'
import { usePersonWords } from './use-person-words.ts'
import classes from './orders.module.css'

/** Every change of points that point management made for a product. */
export function AdjustmentTable({ adjustments }: { readonly adjustments: NonNullable<Product['adjustments']> }) {
  const t = useSay()
  const personWords = usePersonWords()
  return (
    <div className={classes.scroll} role="region" aria-label={t(phrases.adjustments)} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr><th scope="col">{t(phrases.at)}</th><th scope="col">{t(phrases.direction)}</th><th scope="col" data-numeric>{t(phrases.points)}</th><th scope="col">{t(phrases.by)}</th><th scope="col">{t(phrases.description)}</th></tr>
        </thead>
        <tbody>
          {adjustments.map(({ id, at, direction, points, by, for: actedFor, description }) => (
            <tr key={id}><td><MomentText moment={at} /></td><td>{t(phrases[direction])}</td><td data-numeric><Money amount={points} symbol="" /></td><td>{personWords(by, actedFor)}</td><td className={classes.text}>{description}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
