import { Checkbox, Stack } from '@mantine/core'
import type { Phrase } from '#kit/pure/phrase.ts'
import { useSay } from '#kit/web/i18n.tsx'
import type { FieldBinding } from '#kit/web/use-form.ts'

type Props = FieldBinding<readonly string[]> & {
  readonly label: Phrase
  readonly help?: Phrase | undefined
  readonly options: readonly { readonly value: string; readonly label: Phrase | string }[]
}

/** Several of a few, all in sight. */
export function ChoicesField({ id, value, onChange, onBlur, error, isRequired, label, help, options }: Props) {
  const t = useSay()
  return (
    <div id={id}>
      <Checkbox.Group label={t(label)} labelProps={{ 'data-label-of': id }} description={help && t(help)} error={error} required={isRequired} value={[...value]} onChange={onChange} onBlur={onBlur}>
        <Stack gap={4} mt={4}>{options.map((option) => <Checkbox key={option.value} value={option.value} label={t(option.label)} />)}</Stack>
      </Checkbox.Group>
    </div>
  )
}
