import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useMe } from '#kit/web/session.ts'
import { DemandTable } from '#modules/quotas/pages/parts/DemandTable.tsx'
import { valuesOf } from '../parts/form-values.ts'
import { demandOf } from '../parts/item-catalogue.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { useItemCatalogue } from '../parts/use-item-catalogue.ts'
import classes from '../parts/applications.module.css'

/** What all items together take from the quota, against what the department has left (R5). */
export function DemandSection({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const me = useMe()
  const { values, application } = form
  const departmentId = values.departmentId ?? me.departmentId
  // In review its quota is reserved already; a rejected one has given it back.
  const held = application?.status === 'reviewing' ? valuesOf(application).items : []
  const heldCatalogue = useItemCatalogue(held, values.departmentId)
  const demand = demandOf(values.items, form.catalogue)
  return (
    <Section title={phrases.demandTitle}>
      {demand.length === 0 || departmentId === null ? <p className={classes.dimmed}>{t(phrases.demandEmpty)}</p>
        : <DemandTable departmentId={departmentId} demand={demand} held={demandOf(held, heldCatalogue)} />}
    </Section>
  )
}
