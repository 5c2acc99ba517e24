import { useSay } from '#kit/web/i18n.tsx'
import type { ApplicationRow } from '../../contract.ts'

/** The services of an application on one line. */
export function ServiceNames({ services }: { readonly services: ApplicationRow['services'] }) {
  const t = useSay()
  return <>{services.length === 0 ? '—' : services.map((service) => t(service.name)).join('、')}</>
}
