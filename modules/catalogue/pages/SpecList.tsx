import { useSay } from '#kit/web/i18n.tsx'
import { link, number, status, text } from '#kit/web/columns.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listInstanceSpecs } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, needs, offered, offerLooks } from './parts/maintenance.tsx'

export default listPage<typeof listInstanceSpecs>('GET /instance-specs', {
  title: phrases.instanceSpecs, crumbs, hasSearch: true,
  columns: [
    link('code', phrases.spec, ({ id }) => `/catalogue/specs/${id}`, { sort: true }),
    text('family', phrases.family, { value: ({ family }) => family.names, sort: true }),
    number('vcpu', phrases.vcpu, { sort: true }),
    number('memoryGb', phrases.memoryGb, { sort: true }),
    status('isOn', phrases.availability, offerLooks, { value: offered, filter: true }),
  ],
  headActions: () => <FamiliesLink />,
  primaryAction: { label: phrases.addSpec, to: '/catalogue/specs/new', needs },
})

function FamiliesLink() {
  const t = useSay()
  return <LinkButton to="/catalogue/families" variant="default">{t(phrases.instanceFamilies)}</LinkButton>
}
