import { useEffect, useRef } from 'react'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { ItemBlock } from '../detail/ItemDetails.tsx'
import { amountsInWords } from '../parts/amounts.ts'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases } from '../parts/page-phrases.ts'
import { ReasonField } from '../parts/ReasonField.tsx'
import { openItems } from '../parts/review-decision.ts'
import { reviewPagePhrases as phrases } from '../parts/review-page-phrases.ts'
import classes from './review.module.css'
import type { Decision } from './use-decision.ts'

type Item = Application['items'][number]
type ItemsProps = { readonly application: Application; readonly review: ApplicationReview; readonly decision: Decision; readonly mayDecide: boolean }

/** What is asked for; each item can be turned down for itself, where there are several (R12). */
export function ItemVerdicts({ application, review, decision, mayDecide }: ItemsProps) {
  const t = useSay()
  const isEach = mayDecide && openItems(application.items).length > 1
  return (
    <Section title={phrases.asked}>
      {isEach && <p className={classes.help}>{t(phrases.askedHelp)}</p>}
      <ol className={classes.items}>
        {application.items.map((item, index) =>
          <ItemVerdict key={item.id} item={item} place={index + 1} review={review} decision={decision} isOpen={isEach && item.rejected === null} />)}
      </ol>
    </Section>
  )
}

type ItemProps = Pick<ItemsProps, 'review' | 'decision'> & { readonly item: Item; readonly place: number; readonly isOpen: boolean }

function ItemVerdict({ item, place, review, decision, isOpen }: ItemProps) {
  const t = useSay()
  const formats = useFormats()
  const demand = review.items.find(({ id }) => id === item.id)?.demand ?? []
  const name = `${place}. ${t(item.service.name)} ${t(applicationPagePhrases.times, { count: item.quantity })}`
  const isOut = isOpen && (decision.marks[item.id]?.isRejected ?? false)
  return (
    <li className={classes.item} data-out={isOut || undefined}>
      <div className={classes.itemHead}>
        <h3>{name}</h3>
        {isOpen && <VerdictChoice item={item} name={name} decision={decision} />}
      </div>
      {isOut && <div data-decision><ItemReason item={item} name={name} decision={decision} /></div>}
      {demand.length > 0 && <span className={classes.small}>{t(phrases.itemTakes, { amounts: amountsInWords(t, formats, demand) })}</span>}
      <ItemBlock item={item} />
    </li>
  )
}

type PartProps = { readonly item: Item; readonly name: string; readonly decision: Decision }

function VerdictChoice({ item, name, decision }: PartProps) {
  const t = useSay()
  const mark = decision.marks[item.id] ?? { isRejected: false, reason: '' }
  const choices = [{ isRejected: false, label: phrases.itemApprove }, { isRejected: true, label: phrases.itemReject }] as const
  return (
    <div className={classes.choice} role="radiogroup" aria-label={t(phrases.verdictOn, { item: name })}>
      {choices.map(({ isRejected, label }) => (
        <label key={label[0]}>
          <input type="radio" name={`verdict-${item.id}`} checked={mark.isRejected === isRejected} onChange={() => decision.mark(item.id, { ...mark, isRejected })} />{t(label)}
        </label>
      ))}
    </div>
  )
}

function ItemReason({ item, name, decision }: PartProps) {
  const t = useSay()
  const box = useRef<HTMLTextAreaElement>(null)
  const { complaint } = decision
  const isMissing = complaint?.at === item.id
  useEffect(() => { if (isMissing) box.current?.focus() }, [isMissing, complaint])
  return (
    <ReasonField verdict="reject" label={t(phrases.itemReason, { item: name })} isRequired maximum={limits.reason} boxRef={box}
      value={decision.marks[item.id]?.reason ?? ''} onChange={(reason) => decision.mark(item.id, { isRejected: true, reason })}
      error={isMissing ? t(phrases.reasonMissing) : undefined} />
  )
}
