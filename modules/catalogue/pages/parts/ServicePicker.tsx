import { Answer } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listServices, ServiceCard } from '../../contract.ts'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import { serviceCategories } from '../../rules/service.ts'
import { ServiceIcon } from './ServiceIcon.tsx'
import classes from './catalogue.module.css'

type PickerProps = {
  readonly onPick: (service: ServiceCard) => void
  /** Code of the service that is chosen now. */
  readonly picked?: string | undefined
  /** Which services are on offer here (default: what departments apply for). */
  readonly channel?: 'application' | 'order'
}

/** The services as cards by category; every card is a button. */
export function ServicePicker({ onPick, picked, channel = 'application' }: PickerProps) {
  const t = useSay()
  const services = useRead<typeof listServices>('GET /services')
  return (
    <Answer of={services} isPart>
      {({ items }) => (
        <div className={classes.categories} role="group" aria-label={t(phrases.chooseService)}>
          {[...Map.groupBy(items.filter((service) => service.channel === channel || service.channel === 'both'), ({ category }) => category)].map(([category, offered]) => (
            <section key={category} aria-label={t(serviceCategories[category])}>
              <h3 className={classes.categoryName}>{t(serviceCategories[category])}</h3>
              <ul className={classes.cards}>{offered.map((service) => <li key={service.code}><Card service={service} isPicked={service.code === picked} onPick={onPick} /></li>)}</ul>
            </section>
          ))}
        </div>
      )}
    </Answer>
  )
}

function Card({ service, isPicked, onPick }: { readonly service: ServiceCard; readonly isPicked: boolean; readonly onPick: PickerProps['onPick'] }) {
  const t = useSay()
  return (
    <button type="button" className={classes.card} aria-pressed={isPicked} onClick={() => onPick(service)}>
      <ServiceIcon name={service.icon} />
      <span className={classes.cardName}>{t(service.names)}</span>
      <span className={classes.dimmed}>{t(service.description)}</span>
    </button>
  )
}
