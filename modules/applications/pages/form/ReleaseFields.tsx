import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { FormSection } from '#kit/web/FormPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { nameOfResource } from '../detail/ExistingResources.tsx'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import { limits } from '../parts/limits.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import classes from '../parts/applications.module.css'

/** What is given back, line by line, each with a remark. */
export function ReleaseFields({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const remove = (key: string) => form.change((values) => ({ ...values, items: values.items.filter((item) => item.key !== key) }))
  return (
    <FormSection title={phrases.toRelease}>
      <p data-wide className={classes.dimmed}>{t(phrases.releaseHelp)}</p>
      <ul data-wide className={classes.items} aria-label={t(phrases.toRelease)}>
        {form.values.items.map((item, index) => {
          const resources = item.existing?.resources ?? []
          const name = resources.map(nameOfResource).join(', ')
          const service = form.catalogue[index]?.definition.names
          const problems = form.problemsBelow(`items/${index}`)
          return (
            <li key={item.key} className={classes.item} id={form.idOf(`items/${index}`)} tabIndex={-1}>
              <div className={classes.itemHead}>
                <strong>{name}</strong>
                <span className={classes.dimmed}>{service && t(service)}</span>
                <ActionIcon aria-label={t(phrases.removeResource, { name })} disabled={form.values.items.length === 1} onClick={() => remove(item.key)}><IconTrash size={16} /></ActionIcon>
              </div>
              <span className={classes.dimmed}>{resources.map(({ description }) => description.map(({ label, value }) => `${t(label)} ${t(value)}`).join(' · ')).join('; ')}</span>
              {problems.length > 0 && <p className={classes.refused} role="alert">{problems.map(({ message }) => message).join(' ')}</p>}
              <TextField {...form.at(`items/${index}/remark`, item.remark, (remark) => form.changeItem(item.key, { remark }))} label={t(phrases.remarkOf, { name })} maximum={limits.remark} />
            </li>
          )
        })}
      </ul>
    </FormSection>
  )
}
