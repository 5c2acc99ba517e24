import { Answer } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag, stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { DayText, Money, MomentText } from '#kit/web/Values.tsx'
import { actedBy } from '#kit/pure/acted-by.ts'
import type { readPriceHistory } from '../../contract.ts'
import type { ChangeState } from '../../rules/history.ts'
import { pricePagePhrases as phrases } from './page-phrases.ts'
import classes from './prices.module.css'

const looks: StatusLooks<ChangeState> = {
  current: { label: phrases.state_current, tone: 'success' },
  upcoming: { label: phrases.state_upcoming, tone: 'waiting' },
  past: { label: phrases.state_past, tone: 'neutral' },
  replaced: { label: phrases.state_replaced, tone: 'neutral', icon: stoppedIcon },
}

/** Every change, newest first: from when, from what to what, by whom (P4). */
export function PriceHistory({ id, symbol }: { readonly id: string; readonly symbol: string }) {
  const t = useSay()
  const history = useRead<typeof readPriceHistory>('GET /unit-prices/:id/history', { params: { id } })
  return (
    <Answer of={history} isPart>
      {({ items }) => (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.history)}>
          <table className={classes.history}>
            <thead>
              <tr>
                <th scope="col">{t(phrases.fromDay)}</th><th scope="col" data-numeric>{t(phrases.before)}</th><th scope="col" data-numeric>{t(phrases.after)}</th>
                <th scope="col">{t(phrases.state)}</th><th scope="col">{t(phrases.changedAt)}</th><th scope="col">{t(phrases.changedBy)}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((change) => (
                <tr key={change.id}>
                  <th scope="row"><DayText day={change.fromDay} /></th>
                  <td data-numeric><Money amount={change.before} symbol={symbol} /></td>
                  <td data-numeric>{change.after === null ? t(phrases.none) : <Money amount={change.after} symbol={symbol} />}</td>
                  <td><StatusTag looks={looks} status={change.state} /></td>
                  <td><MomentText moment={change.at} /></td>
                  <td>{change.by ? t(actedBy(change.by.name, change.for?.name)) : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answer>
  )
}
