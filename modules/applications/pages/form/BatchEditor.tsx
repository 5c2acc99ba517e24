import { Button } from '@mantine/core'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { StepsBar } from '#kit/web/StepsBar.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { BaseInformation } from './BaseInformation.tsx'
import { CheckStep } from './CheckStep.tsx'
import { Chosen } from './Chosen.tsx'
import { ImportSection } from './ImportSection.tsx'
import { ItemsEditor, useItems } from './ItemsEditor.tsx'
import { SavingNote } from './SavingNote.tsx'

const steps = ['base', 'resources', 'check'] as const
type Step = (typeof steps)[number]
const stepNames = { base: phrases.stepBase, resources: phrases.stepResources, check: phrases.stepCheck } as const

/** 批量资源申请: base information → resources → check (guide 000 §3.4). The step stands in the address. */
export function BatchEditor({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const [search, change] = useSearchValues()
  const step = steps.find((one) => one === search['step']) ?? 'base'
  const place = steps.indexOf(step)
  const items = useItems(form)
  const go = (to: Step) => {
    items.leave()
    change({ step: to === 'base' ? undefined : to }, false)
    window.scrollTo({ top: 0 })
  }
  /** Next checks its own step, the last one everything. */
  const next = async () => {
    if (step === 'check') return form.submit()
    if (form.check((path) => path.startsWith('items') === (step === 'resources'))) go(steps[place + 1] ?? 'check')
  }
  const editFrom = (key: string) => { change({ step: 'resources' }, false); items.actions.onEdit(key) }
  return (
    <>
      <StepsBar label={phrases.batchApplication} steps={steps.map((one) => stepNames[one])} current={place} />
      <FormBody form={{ ...form, submit: next }} verb={step === 'check' ? phrases.submit : phrases.nextStep}
        moreActions={<>{place > 0 && <Button variant="default" onClick={() => go(steps[place - 1] ?? 'base')}>{t(phrases.previousStep)}</Button>}<SavingNote form={form} /></>}>
        {step === 'base' && <BaseInformation form={form} />}
        {step === 'resources' && <ItemsEditor form={form} items={items} verb={phrases.addToChosen} />}
        {step === 'resources' && !items.open && <ImportSection form={form} />}
        {step === 'check' && <CheckStep form={form} onChange={go} onEdit={editFrom} />}
        {step === 'resources' && <Chosen form={form} actions={items.actions} />}
      </FormBody>
    </>
  )
}
