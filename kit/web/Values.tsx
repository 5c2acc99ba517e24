import { useFormats, useSay } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import classes from './kit.module.css'

/** An exact amount as it came from the server, grouped, with tabular figures. */
export function Money({ amount, symbol }: { readonly amount: string | null | undefined; readonly symbol?: string }) {
  const formats = useFormats()
  return <span className={classes.amount}>{amount == null ? '—' : formats.money(amount, symbol)}</span>
}

/** A moment in the platform's time zone; the zone is named in its title. */
export function MomentText({ moment }: { readonly moment: string | null | undefined }) {
  const t = useSay()
  const formats = useFormats()
  if (moment == null) return <span>—</span>
  return <time className={classes.moment} dateTime={moment} title={t(kitPhrases.zoneHint)}>{formats.moment(moment)}</time>
}

export function DayText({ day }: { readonly day: string | null | undefined }) {
  const formats = useFormats()
  if (day == null) return <span>—</span>
  return <time className={classes.moment} dateTime={day}>{formats.day(day)}</time>
}

export function NumberText({ value }: { readonly value: number | null | undefined }) {
  const formats = useFormats()
  return <span className={classes.amount}>{value == null ? '—' : formats.number(value)}</span>
}
