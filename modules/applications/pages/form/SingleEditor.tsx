import { FormBody } from '#kit/web/FormPage.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { BaseInformation } from './BaseInformation.tsx'
import { DemandSection } from './DemandSection.tsx'
import { FormNotes } from './FormNotes.tsx'
import { ItemFields } from './ItemFields.tsx'
import { BackAndSaving } from './SavingNote.tsx'

/** 单个资源申请: one page, one item (guide 000 §3.3). */
export function SingleEditor({ form }: { readonly form: ApplicationForm }) {
  const item = form.values.items[0]
  return (
    <FormBody form={form} verb={phrases.submit} moreActions={<BackAndSaving form={form} to="/applications/new" />}>
      <BaseInformation form={form} />
      {item && <ItemFields key={item.key} form={form} item={item} />}
      {item?.regionId && <DemandSection form={form} />}
      <FormNotes form={form} />
    </FormBody>
  )
}
