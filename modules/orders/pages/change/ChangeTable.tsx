import { useSay } from '#kit/web/i18n.tsx'
import type { Product } from '../../contract.ts'
import { changePhrases as phrases } from './change-phrases.ts'
import { contentChanges } from './content-changes.ts'
import classes from '../parts/orders.module.css'

/** The present configuration beside the new one: only what differs. */
export function ChangeTable({ before, after }: { readonly before: Product['content']; readonly after: Product['content'] }) {
  const t = useSay()
  const changes = contentChanges(before, after)
  if (changes.length === 0) return null
  return (
    <div className={classes.scroll} role="group" aria-label={t(phrases.changes)} tabIndex={0}>
      <table className={classes.table}>
        <thead><tr><th scope="col">{t(phrases.item)}</th><th scope="col">{t(phrases.before)}</th><th scope="col">{t(phrases.after)}</th></tr></thead>
        <tbody>
          {changes.map(({ key, label, before: old, after: wanted }) => (
            <tr key={key}><th scope="row" className={classes.plainHead}>{t(label)}</th><td>{old === null ? t(phrases.none) : t(old)}</td><td><strong>{wanted === null ? t(phrases.none) : t(wanted)}</strong></td></tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
