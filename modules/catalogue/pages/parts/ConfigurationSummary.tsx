import type { ReactNode } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import { quotaDemandOf } from '../../rules/contributions.ts'
import { metrics, type Metric } from '../../rules/metrics.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '../../rules/service.ts'
import classes from './catalogue.module.css'

type SummaryProps = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts; readonly configuration: Configuration; readonly quantity: number; readonly children?: ReactNode }

/** The quota that the present choice needs, beside what else there is to say of it; follows every choice. */
export function ConfigurationSummary({ definition, facts, configuration, quantity, children }: SummaryProps) {
  const t = useSay()
  const formats = useFormats()
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
      {children}
    </section>
  )
}
