import type { CatalogueFacts, Choice, Condition, LeafOption, ListOption, Option, Scalar, SelectOption } from './service.ts'

/** Where an option's value is looked up: beside it, then in the configuration around it (an entry of a list). */
export type Scope = {
  readonly options: readonly Option[]
  readonly values: Readonly<Record<string, unknown>>
  readonly around?: Scope
}

export function entryScope(option: ListOption, entry: Readonly<Record<string, unknown>>, around: Scope): Scope {
  return { options: option.options, values: entry, around }
}

/** The option of that key and the scope that it stands in. */
export function findOption(scope: Scope, key: string): { option: Option; scope: Scope } | undefined {
  const option = scope.options.find((one) => one.key === key)
  if (option) return { option, scope }
  return scope.around ? findOption(scope.around, key) : undefined
}

/** The value of a visible option; an invisible one has none. */
export function valueOf(scope: Scope, key: string): Scalar | undefined {
  const found = findOption(scope, key)
  if (!found || !isVisible(found.option, found.scope)) return undefined
  const value = Object.hasOwn(found.scope.values, key) ? found.scope.values[key] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

export function isVisible(option: Option, scope: Scope): boolean {
  return option.visibleWhen === undefined || holds(option.visibleWhen, scope)
}

export function holds(condition: Condition, scope: Scope): boolean {
  const value = valueOf(scope, condition.option)
  return value !== undefined && condition.in.includes(value)
}

/** Every choice of a select, retired and foreign ones included. */
export function allChoices(option: SelectOption, facts: CatalogueFacts): readonly Choice[] {
  return typeof option.source === 'string' ? facts.choices[option.source] ?? [] : option.source
}

/** What may be chosen here and now. */
export function offeredChoices(option: SelectOption, scope: Scope, facts: CatalogueFacts): readonly Choice[] {
  const parent = option.dependsOn === undefined ? undefined : valueOf(scope, option.dependsOn)
  return allChoices(option, facts).filter((choice) =>
    !choice.isRetired && (option.dependsOn === undefined || (parent !== undefined && choice.parent === parent)))
}

/** The choice that a select's value stands for, also a retired one. */
export function chosen(option: LeafOption, scope: Scope, facts: CatalogueFacts): Choice | undefined {
  if (option.kind !== 'select') return undefined
  const value = valueOf(scope, option.key)
  const parent = option.dependsOn === undefined ? undefined : valueOf(scope, option.dependsOn)
  return allChoices(option, facts).find((choice) => choice.value === value && (option.dependsOn === undefined || choice.parent === parent))
}
