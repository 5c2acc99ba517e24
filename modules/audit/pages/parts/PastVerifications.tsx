import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { PastVerification } from '../../contract.ts'
import { auditPhrases } from '../../phrases.ts'
import { auditPagePhrases as phrases } from './page-phrases.ts'
import { resultLooks } from './words.ts'
import classes from './audit.module.css'

export function PastVerifications({ items }: { readonly items: readonly PastVerification[] }) {
  const t = useSay()
  if (items.length === 0) return <p className={classes.text}>{t(phrases.pastNone)}</p>
  return (
    <table className={classes.table}>
      <thead><tr><th scope="col">{t(auditPhrases.at)}</th><th scope="col">{t(phrases.by)}</th><th scope="col">{t(phrases.result)}</th><th scope="col" className={classes.number}>{t(phrases.checked)}</th></tr></thead>
      <tbody>
        {items.map(({ id, at, by, count, brokenKind }) => (
          <tr key={id}>
            <td><PageLink to={`/audit-log/${id}`}><MomentText moment={at} /></PageLink></td>
            <td>{by}</td>
            <td><StatusTag looks={resultLooks} status={brokenKind === null ? 'whole' : 'broken'} />{brokenKind !== null && <> {t(phrases[`break.${brokenKind}`])}</>}</td>
            <td className={classes.number}><NumberText value={count} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
