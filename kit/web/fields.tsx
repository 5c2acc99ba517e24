import { Checkbox, MultiSelect, PasswordInput, Radio, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useSay, type Words } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import type { FieldBinding } from './use-form.ts'

/** One choice of a select, radio or filter. */
export type Option = { readonly value: string; readonly label: Words; readonly isDisabled?: boolean }

type FieldProps<Value> = FieldBinding<Value> & {
  readonly label: Words
  /** Help that is always there, between label and field. */
  readonly help?: Words | undefined
  readonly placeholder?: Words | undefined
  readonly isDisabled?: boolean | undefined
  /** Takes the whole row of a form section. */
  readonly isWide?: boolean | undefined
  readonly hasFocus?: boolean | undefined
}

/** What every field of the library gets alike. */
function useCommon<Value>({ id, label, help, placeholder, error, isRequired, isDisabled, isWide, hasFocus, onBlur }: FieldProps<Value>) {
  const t = useSay()
  return {
    id, onBlur, label: t(label), description: help && t(help), placeholder: placeholder && t(placeholder), error, required: isRequired,
    disabled: isDisabled ?? false, 'data-autofocus': hasFocus || undefined, autoFocus: hasFocus ?? false,
    wrapperProps: isWide ? { 'data-wide': true } : {},
  }
}

export function TextField({ maximum, autoComplete = 'off', inputMode, ...field }: FieldProps<string> & { readonly maximum?: number; readonly autoComplete?: string; readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' }) {
  return <TextInput {...useCommon(field)} value={field.value} maxLength={maximum} autoComplete={autoComplete} inputMode={inputMode} onChange={(event) => field.onChange(event.currentTarget.value)} />
}

export function TextAreaField({ maximum, rows = 3, ...field }: FieldProps<string> & { readonly maximum?: number; readonly rows?: number }) {
  const common = useCommon({ isWide: true, ...field })
  return <Textarea {...common} value={field.value} maxLength={maximum} autosize minRows={rows} maxRows={16} onChange={(event) => field.onChange(event.currentTarget.value)} />
}

/** A quantity; empty is null. Never for money: that stays a text. The browser's own number field is the lightest. */
export function NumberField({ minimum, maximum, step = 1, unit, ...field }: FieldProps<number | null> & { readonly minimum?: number; readonly maximum?: number; readonly step?: number; readonly unit?: Words }) {
  const t = useSay()
  return (
    <TextInput {...useCommon(field)} type="number" inputMode={step === 1 ? 'numeric' : 'decimal'} value={field.value ?? ''} min={minimum} max={maximum} step={step} rightSection={unit && <span>{t(unit)}</span>} rightSectionWidth={unit ? 64 : undefined}
      // Scrolling the page over a focused field must not change what was typed.
      onWheel={(event) => event.currentTarget.blur()}
      onChange={(event) => field.onChange(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)} />
  )
}

function useOptionData(options: readonly Option[]) {
  const t = useSay()
  return options.map(({ value, label, isDisabled }) => ({ value, label: t(label), disabled: isDisabled ?? false }))
}

/** One of several; typing finds. Empty is the empty text. */
export function SelectField({ options, isClearable, ...field }: FieldProps<string> & { readonly options: readonly Option[]; readonly isClearable?: boolean }) {
  const t = useSay()
  const common = useCommon({ placeholder: kitPhrases.chooseOption, ...field })
  return (
    <Select {...common} data={useOptionData(options)} value={field.value === '' ? null : field.value} searchable={options.length > 7} allowDeselect={false} clearable={isClearable ?? false} checkIconPosition="right"
      nothingFoundMessage={t(kitPhrases.noOptions)} clearButtonProps={{ 'aria-label': t(kitPhrases.clear) }} onChange={(value) => field.onChange(value ?? '')} />
  )
}

export function MultiSelectField({ options, maximum, ...field }: FieldProps<readonly string[]> & { readonly options: readonly Option[]; readonly maximum?: number }) {
  const t = useSay()
  const common = useCommon(field)
  return (
    <MultiSelect {...common} data={useOptionData(options)} value={[...field.value]} searchable maxValues={maximum} hidePickedOptions={false}
      nothingFoundMessage={t(kitPhrases.noOptions)} clearButtonProps={{ 'aria-label': t(kitPhrases.clear) }} onChange={field.onChange} />
  )
}

/** A few choices, all visible. */
export function RadioField({ options, ...field }: FieldProps<string> & { readonly options: readonly Option[] }) {
  const t = useSay()
  const { id, label, description, error, required, onBlur, wrapperProps } = useCommon(field)
  return (
    <div id={id} {...wrapperProps}>
      <Radio.Group label={label} labelProps={{ 'data-label-of': id }} description={description} error={error} required={required} value={field.value} onChange={field.onChange} onBlur={onBlur}>
        <Stack gap={4} mt={4}>
          {options.map(({ value, label: word, isDisabled }) => <Radio key={value} value={value} label={t(word)} disabled={isDisabled ?? false} />)}
        </Stack>
      </Radio.Group>
    </div>
  )
}

export function SwitchField(field: FieldProps<boolean>) {
  const { placeholder: _placeholder, required: _required, autoFocus: _autoFocus, ...common } = useCommon(field)
  return <Switch {...common} checked={field.value} onChange={(event) => field.onChange(event.currentTarget.checked)} />
}

export function CheckboxField(field: FieldProps<boolean>) {
  const { placeholder: _placeholder, autoFocus: _autoFocus, ...common } = useCommon(field)
  return <Checkbox {...common} checked={field.value} onChange={(event) => field.onChange(event.currentTarget.checked)} />
}

/** A calendar day `YYYY-MM-DD` with the browser's own, accessible picker; empty is the empty text. */
export function DayField({ earliest, latest, ...field }: FieldProps<string> & { readonly earliest?: string; readonly latest?: string }) {
  return <TextInput {...useCommon(field)} type="date" value={field.value} min={earliest} max={latest} onChange={(event) => field.onChange(event.currentTarget.value)} />
}

/** A moment on the platform's clock, `2026-11-22T09:00`, with the browser's own picker; empty is the empty text. */
export function MomentField(field: FieldProps<string>) {
  return <TextInput {...useCommon(field)} type="datetime-local" value={field.value} onChange={(event) => field.onChange(event.currentTarget.value)} />
}

export function PasswordField({ autoComplete, ...field }: FieldProps<string> & { readonly autoComplete: 'current-password' | 'new-password' }) {
  const t = useSay()
  return (
    <PasswordInput {...useCommon(field)} value={field.value} autoComplete={autoComplete} visibilityToggleButtonProps={{ 'aria-label': t(kitPhrases.showPassword), tabIndex: 0 }}
      onChange={(event) => field.onChange(event.currentTarget.value)} />
  )
}
