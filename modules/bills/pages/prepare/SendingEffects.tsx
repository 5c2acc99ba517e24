import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { BillRow, listMonths } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import type { LeftOutBecause } from '../../rules/sending.ts'
import { billLooks } from '../parts/looks.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { warningWords } from '../parts/warning-phrases.ts'
import classes from './prepare.module.css'

const mostNames = 50
type EffectProps = { readonly sent: readonly BillRow[]; readonly leftOut: readonly { readonly bill: BillRow; readonly why: LeftOutBecause }[] }

/** What sending does: how many and how much, by when they answer, what deserves a look, what stays and why. */
export function SendingEffects({ sent, leftOut }: EffectProps) {
  const t = useSay()
  const { money, day } = useFormats()
  const months = useRead<typeof listMonths>('GET /bill-months')
  const answerBy = months.data?.sending?.answerBy
  const toLookAt = sent.filter(({ warnings }) => warnings.length > 0)
  return (
    <div className={classes.stack}>
      {sent.length > 0 && <>
        <p className={classes.strong}>{t(phrases.sendSum, { count: sent.length, sum: money(addAmounts(sent.map(({ total }) => total))) })}</p>
        {answerBy !== undefined && <p className={classes.text}>{t(phrases.sendDue, { day: day(answerBy) })}</p>}
        <p className={classes.text}>{t(phrases.sendForEver)}</p>
      </>}
      {toLookAt.length > 0 && <Named title={t(phrases.lookFirst)} names={toLookAt.map(({ id, unit, warnings }) => ({ id, name: unit.name, why: warnings.map((warning) => t(warningWords[warning])).join('、') }))} />}
      {leftOut.length > 0 && <Named title={t(phrases.leftOut, { count: leftOut.length })} names={leftOut.map(({ bill: { id, unit, status }, why }) => ({ id, name: unit.name, why: t(phrases[`why.${why}`], { status: t(billLooks[status].label) }) }))} />}
    </div>
  )
}

function Named({ title, names }: { readonly title: string; readonly names: readonly { readonly id: string; readonly name: string; readonly why: string }[] }) {
  const t = useSay()
  return (
    <div>
      <p className={classes.text}>{title}</p>
      <ul className={classes.names} tabIndex={0} aria-label={title}>
        {names.slice(0, mostNames).map(({ id, name, why }) => <li key={id}>{t(phrases.named, { unit: name, why })}</li>)}
        {names.length > mostNames && <li>{t(phrases.namedMore, { count: names.length - mostNames })}</li>}
      </ul>
    </div>
  )
}
