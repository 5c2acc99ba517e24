import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import { componentsOf, quotaDemandOf } from '../../rules/contributions.ts'
import { metrics, type Metric } from '../../rules/metrics.ts'
import { priceWord } from '../../rules/price-words.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '../../rules/service.ts'
import classes from './catalogue.module.css'

type SummaryProps = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts; readonly configuration: Configuration; readonly quantity: number }

/** What is chosen so far consists of, and the quota that it needs; follows every choice. */
export function ConfigurationSummary({ definition, facts, configuration, quantity }: SummaryProps) {
  const t = useSay()
  const formats = useFormats()
  const components = componentsOf(definition, configuration, quantity, facts)
  const demand = Object.entries(quotaDemandOf(definition, configuration, quantity, facts)) as [Metric, number][]
  return (
    <section className={classes.summary} aria-label={t(definition.names)}>
      <div>
        <h3>{t(phrases.quotaDemand)}</h3>
        {demand.length === 0 ? <p className={classes.dimmed}>–</p> : (
          <dl className={classes.demand}>
            {demand.map(([metric, amount]) => <div key={metric}><dt>{t(metrics[metric].names)}</dt><dd>{formats.number(amount)} {t(metrics[metric].unit)}</dd></div>)}
          </dl>
        )}
      </div>
      <div>
        <h3>{t(phrases.components)}</h3>
        {components.length === 0 ? <p className={classes.dimmed}>{t(phrases.isFree)}</p> : (
          <table className={classes.components}>
            <thead><tr><th scope="col">{t(phrases.resource)}</th><th scope="col">{t(phrases.spec)}</th><th scope="col">{t(phrases.quantity)}</th><th scope="col">{t(phrases.count)}</th></tr></thead>
            <tbody>
              {components.map(({ category, resource, spec, quantity: amount, count }) => (
                <tr key={`${category}/${resource}/${spec}/${amount}`}><td>{t(priceWord(category))} · {t(priceWord(resource))}</td><td>{t(priceWord(spec))}</td><td>{formats.number(amount)}</td><td>{formats.number(count)}</td></tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
