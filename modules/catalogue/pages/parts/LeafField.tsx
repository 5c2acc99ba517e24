import { NumberField, SelectField, SwitchField, TextField } from '#kit/web/fields.tsx'
import { cataloguePhrases } from '../../phrases.ts'
import { offeredChoices, valueOf, type Scope } from '../../rules/choices.ts'
import type { CatalogueFacts, LeafOption, Scalar } from '../../rules/service.ts'
import type { Bind } from './ConfigurationForm.tsx'

type LeafFieldProps = {
  readonly option: LeafOption
  readonly scope: Scope
  readonly facts: CatalogueFacts
  readonly path: string
  readonly bind: Bind
  readonly isDisabled: boolean
  /** Undefined: nothing is chosen any more. */
  readonly onChange: (value: Scalar | undefined) => void
}

/** One option that is no list, by its kind. */
export function LeafField({ option, scope, facts, path, bind, isDisabled, onChange }: LeafFieldProps) {
  const value = scope.values[option.key]
  const isRequired = !option.isOptional && option.kind !== 'boolean'
  const common = { label: option.names, help: option.help, isDisabled }
  const text = typeof value === 'string' ? value : ''
  const setText = (next: string) => onChange(next === '' ? undefined : next)
  switch (option.kind) {
    case 'text':
      return <TextField {...bind(path, text, setText, isRequired)} {...common} maximum={option.maxLength} />
    case 'number':
      return (
        <NumberField {...bind(path, typeof value === 'number' ? value : null, (next: number | null) => onChange(next ?? undefined), isRequired)} {...common}
          minimum={option.min} maximum={option.max} step={option.step ?? 1} {...(option.unit ? { unit: option.unit } : {})}
          help={option.help ?? `${option.min} – ${option.max}`} />
      )
    case 'boolean':
      return <SwitchField {...bind(path, value === true, (next: boolean) => onChange(next), isRequired)} {...common} />
    case 'select': {
      const choices = offeredChoices(option, scope, facts)
      const options = choices.map((choice) => ({ value: choice.value, label: choice.attributes?.vcpu === undefined ? choice.names : withSize(choice) }))
      const isTooEarly = option.dependsOn !== undefined && valueOf(scope, option.dependsOn) === undefined
      return (
        <SelectField {...bind(path, text, setText, isRequired)} {...common} options={options} isClearable={option.isOptional ?? false}
          {...(choices.length === 0 ? { placeholder: isTooEarly ? cataloguePhrases.chooseFirst : cataloguePhrases.noChoices } : {})} />
      )
    }
  }
}

/** A machine is chosen by its size: `g6.xlarge · 4 vCPU · 16 GB`; names that tell the size already stay. */
function withSize({ names, attributes }: ReturnType<typeof offeredChoices>[number]) {
  if (/\d+ (vCPU|核)/.test(names[0])) return names
  const size = `${attributes?.vcpu} vCPU · ${attributes?.memoryGb} GB`
  return [`${names[0]} · ${size}`, `${names[1]} · ${size}`, `${names[2]} · ${size}`] as const
}
