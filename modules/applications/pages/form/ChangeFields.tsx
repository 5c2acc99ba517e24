import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { FormSection } from '#kit/web/FormPage.tsx'
import { TextAreaField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LoadingState } from '#kit/web/States.tsx'
import { ConfigurationForm } from '#modules/catalogue/pages/parts/ConfigurationForm.tsx'
import { describeConfiguration } from '#modules/catalogue/rules/description.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { configurationFor } from '../../rules/existing.ts'
import { nameOfResource, ResourceChange } from '../detail/ExistingResources.tsx'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import type { FormItem } from '../parts/form-values.ts'
import type { ItemCatalogue } from '../parts/item-catalogue.ts'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import classes from '../parts/applications.module.css'

type ChangeProps = { readonly form: ApplicationForm; readonly item: FormItem }

/** Resources of one service and region, the configuration that they are to get, and what that changes for each. */
export function ChangeFields({ form, item }: ChangeProps) {
  const t = useSay()
  const index = form.values.items.indexOf(item)
  const path = `items/${index}`
  const catalogue = form.catalogue[index]
  const resources = item.existing?.resources ?? []
  const service = catalogue ? t(catalogue.definition.names) : item.service
  // What is wrong with the item as a whole, beside its single options.
  const problems = form.errors.filter((error) => error.path === `${path}/configuration` || error.path.startsWith(`${path}/resourceIds`))
  return (
    <>
      <FormSection title={phrases.toChange}>
        <div data-wide id={form.idOf(path)} tabIndex={-1} className={classes.stack}>
          <ResourceLines form={form} item={item} />
          {problems.length > 0 && <p className={classes.refused} role="alert" id={form.idOf(`${path}/configuration`)} tabIndex={-1}>{problems.map(({ message }) => message).join(' ')}</p>}
          <h3 className={classes.caption}>{t(phrases.newConfiguration, { service })}</h3>
          {resources.length > 1 && <p className={classes.dimmed}>{t(phrases.namesStay)}</p>}
        </div>
      </FormSection>
      {catalogue ? (
        <ConfigurationForm definition={catalogue.definition} facts={catalogue.facts} value={item.configuration as Configuration} onChange={(configuration) => form.changeItem(item.key, { configuration })}
          errors={form.problemsBelow(`${path}/configuration`)} idOf={(below) => form.idOf(`${path}/configuration/${below}`)} />
      ) : <LoadingState />}
      <FormSection>
        <TextAreaField {...form.at(`${path}/remark`, item.remark, (remark) => form.changeItem(item.key, { remark }))} label={pagePhrases.remark} maximum={limits.remark} />
        {catalogue && <div data-wide className={classes.stack}><Changes item={item} catalogue={catalogue} /></div>}
      </FormSection>
    </>
  )
}

function ResourceLines({ form, item }: ChangeProps) {
  const t = useSay()
  const resources = item.existing?.resources ?? []
  const isLast = form.values.items.length === 1 && resources.length === 1
  const remove = (id: string) => form.change((values) => ({
    ...values,
    items: values.items.flatMap((one) => {
      if (one.key !== item.key || one.existing === undefined) return [one]
      const left = one.existing.resources.filter((resource) => resource.id !== id)
      return left.length === 0 ? [] : [{ ...one, quantity: left.length, existing: { ...one.existing, resources: left } }]
    }),
  }))
  return (
    <ul className={classes.plainList} aria-label={t(phrases.toChange)}>
      {resources.map((resource) => {
        const name = nameOfResource(resource)
        return <li key={resource.id} className={classes.itemHead}><span>{name}</span><ActionIcon aria-label={t(phrases.removeResource, { name })} disabled={isLast} onClick={() => remove(resource.id)}><IconTrash size={16} /></ActionIcon></li>
      })}
    </ul>
  )
}

function Changes({ item, catalogue: { definition, facts } }: { readonly item: FormItem; readonly catalogue: ItemCatalogue }) {
  const resources = item.existing?.resources ?? []
  return resources.map((resource) => {
    const configuration = configurationFor({ configuration: item.configuration as Configuration, resources }, resource, definition.nameOption)
    return <ResourceChange key={resource.id} resource={resource} becomes={describeConfiguration(definition, configuration, facts).map(({ label, value }) => ({ label: [...label], value: [...value] }))} />
  })
}
