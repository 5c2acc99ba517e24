import { Button } from '@mantine/core'
import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listRegions } from '#modules/catalogue/contract.ts'
import { describeConfiguration } from '#modules/catalogue/rules/description.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { listProjectChoices } from '#modules/projects/contract.ts'
import { AttachmentLinks } from '../parts/AttachmentLinks.tsx'
import type { FormItem } from '../parts/form-values.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { CostSection } from './CostSection.tsx'
import { DemandSection } from './DemandSection.tsx'
import classes from '../parts/applications.module.css'

type CheckStepProps = { readonly form: ApplicationForm; readonly onChange: (step: 'base' | 'resources') => void; readonly onEdit: (key: string) => void }

/** Everything once more before it is submitted. */
export function CheckStep({ form, onChange, onEdit }: CheckStepProps) {
  const t = useSay()
  const { values } = form
  const projects = useRead<typeof listProjectChoices>('GET /projects/choices', { query: values.departmentId === null ? {} : { departmentId: values.departmentId } })
  const project = projects.data?.items.find(({ id }) => id === values.projectId)?.name
  const changeButton = (step: 'base' | 'resources', words: typeof phrases.stepBase | typeof phrases.stepResources) => (
    <Button variant="subtle" size="compact-sm" onClick={() => onChange(step)}>{t(phrases.editStep, { step: t(words) })}</Button>
  )
  return (
    <>
      <Section title={phrases.baseInformation} actions={changeButton('base', phrases.stepBase)}>
        <Facts items={[
          { label: phrases.project, value: project },
          { label: phrases.title, value: values.title },
          { label: phrases.documentNumber, value: values.documentNumber },
          { label: phrases.reason, value: values.reason, isWide: true },
          { label: phrases.resourceUsers, value: values.users.map(({ name }) => name).join('、'), isWide: true },
          { label: phrases.files, value: <AttachmentLinks files={values.files} />, isWide: true },
        ]} />
      </Section>
      <Section title={phrases.resourceList} actions={changeButton('resources', phrases.stepResources)}>
        <ol className={classes.items}>{values.items.map((item, index) => <CheckedItem key={item.key} form={form} item={item} place={index + 1} onEdit={() => onEdit(item.key)} />)}</ol>
      </Section>
      <DemandSection form={form} />
      <CostSection form={form} />
    </>
  )
}

function CheckedItem({ form, item, place, onEdit }: { readonly form: ApplicationForm; readonly item: FormItem; readonly place: number; readonly onEdit: () => void }) {
  const t = useSay()
  const regions = useRead<typeof listRegions>('GET /regions', { query: { isOn: 'true', pageSize: 200 } })
  const index = place - 1
  const catalogue = form.catalogue[index]
  const region = regions.data?.items.find(({ id }) => id === item.regionId)
  const service = catalogue ? t(catalogue.definition.names) : item.service
  const lines = catalogue ? describeConfiguration(catalogue.definition, item.configuration as Configuration, catalogue.facts) : []
  const problems = form.problemsBelow(`items/${index}`)
  return (
    <li className={classes.item} id={form.idOf(`items/${index}`)} tabIndex={-1}>
      <h3 className={classes.itemHead}>
        <span>{place}. {service}</span><span className={classes.count}>{t(phrases.times, { count: item.quantity ?? 0 })}</span>
        <Button variant="subtle" size="compact-sm" onClick={onEdit} aria-label={`${t(phrases.modify)} ${place}. ${service}`}>{t(phrases.modify)}</Button>
      </h3>
      {problems.length > 0 && <p className={classes.refused}>{t(phrases.itemProblems, { service })} {problems.map(({ message }) => message).join(' ')}</p>}
      <Facts items={[
        { label: phrases.region, value: region && t(region.names) },
        ...lines.map(({ label, value }) => ({ label, value: t(value) })),
        item.remark !== '' && { label: phrases.remark, value: item.remark, isWide: true },
      ]} />
    </li>
  )
}
