import { TextInput } from '@mantine/core'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import type { FieldBinding } from '#kit/web/use-form.ts'

/** A day and time of the platform's zone with the browser's own, accessible picker. */
export function MomentField({ label, help, earliest, ...field }: FieldBinding<string> & { readonly label: Words; readonly help: Words; readonly earliest: string | undefined }) {
  const t = useSay()
  return (
    <TextInput id={field.id} type="datetime-local" label={t(label)} description={t(help)} error={field.error} required={field.isRequired} value={field.value} min={earliest}
      onBlur={field.onBlur} onChange={(event) => field.onChange(event.currentTarget.value)} />
  )
}
