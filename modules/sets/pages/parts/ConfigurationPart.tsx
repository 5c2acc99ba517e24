import type { Minor } from '#kit/pure/money.ts'
import { useEffect, useState } from 'react'
import type { Form } from '#kit/web/use-form.ts'
import { LoadingState } from '#kit/web/States.tsx'
import { ConfigurationForm } from '#modules/catalogue/pages/parts/ConfigurationForm.tsx'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { PricePanel } from '#modules/prices/pages/parts/PricePanel.tsx'
import { usePrices } from '#modules/prices/pages/parts/use-prices.ts'
import { estimateOf } from '#modules/prices/rules/price.ts'
import { fitted, noFacts } from './use-service.ts'
import classes from './sets.module.css'

type Values = { configuration: Configuration }
type PartProps = { readonly form: Form<Values>; readonly definition: ServiceDefinition }

/** A service's own form with its estimate below, at every choice (S1). */
export function ConfigurationPart({ form, definition }: PartProps) {
  const [fittedFor, setFittedFor] = useState<string | null>(null)
  const { configuration } = form.values
  useEffect(() => {
    if (fittedFor === definition.code) return
    setFittedFor(definition.code)
    const begun = fitted(definition, configuration)
    // What fits already is not touched: nobody is asked whether to leave a form in which nothing was chosen.
    if (JSON.stringify(begun) !== JSON.stringify(configuration)) form.set({ configuration: begun })
  }, [definition, configuration, fittedFor, form])
  if (fittedFor !== definition.code) return <LoadingState />
  const idOf = (path: string) => form.at(path, null, () => undefined).id
  const below = 'configuration/'
  return (
    <>
      <ConfigurationForm definition={definition} facts={noFacts} value={configuration} onChange={(next) => form.set({ configuration: next })}
        errors={form.errors.filter(({ path }) => path.startsWith(below)).map(({ path, message }) => ({ path: path.slice(below.length), message }))} idOf={(path) => idOf(below + path)} />
      <div id={idOf('configuration')} tabIndex={-1} className={classes.estimate}><PricePanel components={componentsOf(definition, configuration, 1, noFacts)} /></div>
    </>
  )
}

/** What the present choice costs in a month; null while something has no price. */
export function useMonthly(definition: ServiceDefinition | undefined, configuration: Configuration): Minor | null {
  const { prices } = usePrices()
  if (!prices || !definition) return null
  const components = componentsOf(definition, configuration, 1, noFacts)
  return components.length === 0 ? null : estimateOf(components, prices.book, prices.currency.decimals).monthly
}
