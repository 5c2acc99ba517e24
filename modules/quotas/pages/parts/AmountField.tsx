import { TextInput } from '@mantine/core'
import type { FieldBinding } from '#kit/web/use-form.ts'
import classes from './quotas.module.css'

type AmountFieldProps = FieldBinding<number | null> & { readonly name: string; readonly placeholder?: string | undefined; readonly minimum?: number; readonly maximum?: number | undefined }

/** A whole number in a cell of a table; its label is heard, not seen: the row and the column say it. */
export function AmountField({ id, name, value, onChange, onBlur, error, placeholder, minimum = 0, maximum }: AmountFieldProps) {
  return (
    <>
      <span hidden data-label-of={id}>{name}</span>
      <TextInput id={id} className={classes.amountField ?? ''} aria-label={name} size="xs" type="number" inputMode="numeric" step={1} min={minimum} max={maximum} placeholder={placeholder}
        value={value ?? ''} error={error} onBlur={onBlur}
        // Scrolling the page over a focused field must not change what was typed.
        onWheel={(event) => event.currentTarget.blur()}
        onChange={(event) => onChange(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)} />
    </>
  )
}
