import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { BaseInformation } from './BaseInformation.tsx'
import { CostSection } from './CostSection.tsx'
import { DemandSection } from './DemandSection.tsx'
import { ItemLine } from './ItemLine.tsx'
import { ItemsEditor, useItems } from './ItemsEditor.tsx'
import { RejectionNote } from './RejectionNote.tsx'
import { BackAndSaving } from './SavingNote.tsx'
import classes from '../parts/applications.module.css'

/** 修改 … 提交变更 (R3): everything may be changed, resources added and removed; one new version at the end. */
export function ModificationEditor({ form, application }: { readonly form: ApplicationForm; readonly application: Application }) {
  const t = useSay()
  const items = useItems(form)
  const [isAdding, setIsAdding] = useState(false)
  const isRejected = application.status === 'rejected'
  return (
    <>
      <RejectionNote application={application} />
      <FormBody form={form} verb={isRejected ? phrases.submitAgain : phrases.submitChanges} moreActions={<BackAndSaving form={form} to={`/applications/${application.id}`} />}>
        <BaseInformation form={form} />
        <FormSection title={phrases.resourceList}>
          <ul data-wide className={classes.chosenList} id={form.idOf('items')} tabIndex={-1} aria-label={t(phrases.resourceList)}>
            {form.values.items.map((item) => <ItemLine key={item.key} form={form} item={item} actions={items.actions} />)}
          </ul>
          {!items.open && !isAdding && <div><Button variant="default" disabled={items.isFull} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsAdding(true)}>{t(phrases.addItem)}</Button></div>}
        </FormSection>
        {(items.open || isAdding) && <ItemsEditor form={form} items={items} verb={phrases.keepChanges} onClosed={() => setIsAdding(false)} />}
        <DemandSection form={form} />
        <CostSection form={form} />
      </FormBody>
    </>
  )
}
