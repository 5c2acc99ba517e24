import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { AddResource } from './AddResource.tsx'
import { BaseInformation } from './BaseInformation.tsx'
import { ChangeFields } from './ChangeFields.tsx'
import { DemandSection } from './DemandSection.tsx'
import { ExistingCost } from './ExistingCost.tsx'
import { FormNotes } from './FormNotes.tsx'
import { RejectionNote } from './RejectionNote.tsx'
import { ReleaseFields } from './ReleaseFields.tsx'
import { BackAndSaving } from './SavingNote.tsx'

/** A change or a release of existing resources, as a draft and as a modification: one page. */
export function ExistingEditor({ form, application }: { readonly form: ApplicationForm; readonly application: Application }) {
  const t = useSay()
  const isDraft = application.status === 'draft'
  const isRejected = application.status === 'rejected'
  const kind = application.kind === 'change' ? 'change' : 'release'
  return (
    <>
      {!isDraft && <RejectionNote application={application} />}
      <FormBody form={form} verb={isDraft ? pagePhrases.submit : isRejected ? pagePhrases.submitAgain : pagePhrases.submitChanges}
        moreActions={<BackAndSaving form={form} to={isDraft ? '/resources' : `/applications/${application.id}`} />}>
        <BaseInformation form={form} />
        {kind === 'release'
          ? <ReleaseFields form={form} />
          : form.values.items.map((item) => <ChangeFields key={item.key} form={form} item={item} />)}
        <FormSection title={phrases.addResource}>
          <div data-wide id={form.idOf('items')} tabIndex={-1} aria-label={t(phrases.addResource)} role="group"><AddResource form={form} kind={kind} /></div>
        </FormSection>
        {kind === 'change' && <DemandSection form={form} />}
        <ExistingCost form={form} />
        <FormNotes form={form} />
      </FormBody>
    </>
  )
}
