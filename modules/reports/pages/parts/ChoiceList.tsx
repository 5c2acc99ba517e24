import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import type { FieldBinding } from '#kit/web/use-form.ts'
import { reportPagePhrases as phrases } from './report-phrases.ts'
import classes from './reports.module.css'

export type Choice = { readonly value: string; readonly label: string }
/** So many are drawn; the others are found by typing. */
const mostShown = 100

type ChoiceListProps = FieldBinding<readonly string[]> & { readonly label: Words; readonly choices: readonly Choice[]; readonly hasSearch?: boolean }

/** Several of many, each with a tick, all of them with one: thousands of members are chosen without drawing them all. */
export function ChoiceList({ id, label, choices, value, onChange, onBlur, error, isRequired, hasSearch = false }: ChoiceListProps) {
  const t = useSay()
  const { number } = useFormats()
  const [wanted, setWanted] = useState('')
  // Who was chosen before stands first; ticking moves nobody.
  const [first] = useState(() => new Set(value))
  const ordered = useMemo(() => [...choices.filter((choice) => first.has(choice.value)), ...choices.filter((choice) => !first.has(choice.value))], [choices, first])
  const found = useMemo(() => ordered.filter((choice) => choice.label.toLowerCase().includes(wanted.trim().toLowerCase())), [ordered, wanted])
  const chosen = useMemo(() => new Set(value), [value])
  const isSearching = wanted.trim() !== ''
  const chosenFound = found.filter((choice) => chosen.has(choice.value)).length
  const tickAll = (isOn: boolean) => {
    const touched = new Set(found.map((choice) => choice.value))
    onChange(isOn ? [...value.filter((one) => !touched.has(one)), ...touched] : value.filter((one) => !touched.has(one)))
  }
  const tick = (one: string, isOn: boolean) => onChange(isOn ? [...value, one] : value.filter((other) => other !== one))
  return (
    <fieldset className={classes.choices} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) onBlur() }} aria-describedby={error ? `${id}-error` : undefined}>
      <legend data-label-of={id}>{t(label)}{isRequired && <span className={classes.required} aria-hidden> *</span>}</legend>
      <div className={classes.box} data-invalid={error !== undefined || undefined}>
        <div className={classes.tools}>
          <label className={classes.choice}>
            <input id={hasSearch ? undefined : id} type="checkbox" checked={found.length > 0 && chosenFound === found.length} disabled={found.length === 0}
              ref={(box) => { if (box) box.indeterminate = chosenFound > 0 && chosenFound < found.length }} onChange={(event) => tickAll(event.currentTarget.checked)} />
            {t(isSearching ? phrases.allFound : phrases.all, { count: number(found.length) })}
          </label>
          <span className={classes.count} role="status">{t(phrases.chosen, { count: number(value.length), total: number(choices.length) })}</span>
          {hasSearch && <TextInput id={id} size="xs" type="search" aria-label={t(phrases.find)} placeholder={t(phrases.find)} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }} />}
        </div>
        <ul className={classes.list} role="list">
          {found.slice(0, mostShown).map((choice) => (
            <li key={choice.value}>
              <label className={classes.choice}><input type="checkbox" checked={chosen.has(choice.value)} onChange={(event) => tick(choice.value, event.currentTarget.checked)} />{choice.label}</label>
            </li>
          ))}
          {found.length > mostShown && <li className={classes.note}>{t(phrases.more, { count: number(found.length - mostShown) })}</li>}
          {found.length === 0 && <li className={classes.note}>{t(phrases.noMatches)}</li>}
        </ul>
      </div>
      {error && <p id={`${id}-error`} className={classes.error}>{error}</p>}
    </fieldset>
  )
}
