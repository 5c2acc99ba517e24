import { useId, useMemo, useState } from 'react'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { FormSection } from '#kit/web/FormPage.tsx'
import type { FieldBinding } from '#kit/web/use-form.ts'
import { cataloguePhrases } from '../../phrases.ts'
import { isVisible, type Scope } from '../../rules/choices.ts'
import { afterChoice, checkConfiguration } from '../../rules/configuration.ts'
import type { CatalogueFacts, Configuration, Scalar, ServiceDefinition } from '../../rules/service.ts'
import { ListField } from './ListField.tsx'
import { LeafField } from './LeafField.tsx'

export type ConfigurationFormProps = {
  readonly definition: ServiceDefinition
  readonly facts: CatalogueFacts
  readonly value: Configuration
  readonly onChange: (value: Configuration) => void
  /** What the server or a check says, by path below the configuration: `dataDisks/0/sizeGb`. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  /** The id of a field, so that an error summary can lead to it; by default ids of its own. */
  readonly idOf?: (path: string) => string
  readonly isDisabled?: boolean
}
/** Makes the binding of one field of the configuration. */
export type Bind = <Value>(path: string, value: Value, onChange: (value: Value) => void, isRequired: boolean) => FieldBinding<Value>

const says: Readonly<Record<string, Phrase>> = { ...kernelPhrases, ...cataloguePhrases }

/**
 * The one form of every service: single application, batch wizard and modification (chapter 3). It draws what the
 * definition says and checks a field when it is left, with the rule that the server uses.
 */
export function ConfigurationForm({ definition, facts, value, onChange, errors = [], idOf, isDisabled = false }: ConfigurationFormProps) {
  const t = useSay()
  const ownId = useId()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const complaints = useMemo(() => new Map(checkConfiguration(definition, value, facts, '').map((error) => [error.path.slice(1), error])), [definition, value, facts])
  const messageAt = (path: string): string | undefined => {
    const said = errors.find((error) => error.path === path)?.message
    const complaint = left.has(path) ? complaints.get(path) : undefined
    return said ?? (complaint && t(says[complaint.code] ?? kernelPhrases['input.invalid'], complaint.facts ?? {}))
  }
  const bind: Bind = (path, present, change, isRequired) => ({
    id: idOf ? idOf(path) : `${ownId}-${path.replaceAll('/', '-')}`, path, value: present, isRequired, error: messageAt(path),
    onChange: change, onBlur: () => setLeft((before) => before.has(path) ? before : new Set([...before, path])),
  })
  const set = (key: string, next: Scalar | Configuration[string] | undefined) => {
    const { [key]: _before, ...rest } = value
    onChange(afterChoice(definition, next === undefined ? rest : { ...value, [key]: next }, facts))
  }
  const scope: Scope = { options: definition.options, values: value }
  return (
    <FormSection title={cataloguePhrases.configuration}>
      {definition.options.filter((option) => isVisible(option, scope)).map((option) => option.kind === 'list'
        ? <ListField key={option.key} option={option} definition={definition} facts={facts} value={value} bind={bind} isDisabled={isDisabled} onChange={(entries) => set(option.key, entries)} />
        : <LeafField key={option.key} option={option} scope={scope} facts={facts} path={option.key} bind={bind} isDisabled={isDisabled} onChange={(next) => set(option.key, next)} />)}
    </FormSection>
  )
}
