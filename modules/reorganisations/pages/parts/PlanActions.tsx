import { Button, Modal } from '@mantine/core'
import { IconBan, IconCalendar, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { dayOf } from '#kit/pure/time.ts'
import { isRequired } from '#kit/web/checks.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { DayField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { InTheWay } from '#modules/departments/pages/parts/InTheWay.tsx'
import type { cancelReorganisation, postponeReorganisation, Reorganisation, startReorganisation } from '../../contract.ts'
import { reorganisationPagePhrases as phrases } from './page-phrases.ts'

/** What may be done to a planned one now (A5). */
export function PlanActions({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const t = useSay()
  const { day } = useFormats()
  const [isOpen, setIsOpen] = useState(false)
  const { id, version, allowed, hindrances } = reorganisation
  const cancel = useAct<typeof cancelReorganisation>('POST /reorganisations/:id/cancellation', { isQuiet: true, done: phrases.wasCancelled })
  const start = useAct<typeof startReorganisation>('POST /reorganisations/:id/start', { isQuiet: true, done: phrases.started })
  const act = { params: { id }, body: { version } }
  return (
    <>
      {allowed.includes('cancel') && <ConfirmButton icon={IconBan} verb={phrases.cancel} title={phrases.cancel} text={phrases.cancelText} isDangerous onConfirm={() => cancel.mutateAsync(act)} />}
      {allowed.includes('postpone') && <Button variant="default" leftSection={<IconCalendar size={16} aria-hidden />} onClick={() => setIsOpen(true)}>{t(phrases.postpone)}</Button>}
      {allowed.includes('start') && <ConfirmButton icon={IconPlayerPlay} variant="filled" verb={phrases.start} title={phrases.start} text={t(phrases.startText, { day: day(reorganisation.day) })}
        consequences={<InTheWay items={hindrances} />} onConfirm={() => start.mutateAsync(act)} />}
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={t(phrases.postpone)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <DayForm reorganisation={reorganisation} onClose={() => setIsOpen(false)} />}
      </Modal>
    </>
  )
}

function DayForm({ reorganisation: { id, version, day }, onClose }: { readonly reorganisation: Reorganisation; readonly onClose: () => void }) {
  const [today] = useState(() => dayOf(new Date()))
  const postpone = useAct<typeof postponeReorganisation>('PATCH /reorganisations/:id', { isQuiet: true })
  const form = useForm<{ readonly day: string }, Reorganisation>({ initial: { day }, rules: { day: [isRequired] }, submit: (values) => postpone.mutateAsync({ params: { id }, body: { version, ...values } }), onDone: ({ state }) => { notify(state === 'done' ? phrases.started : phrases.dayChanged); onClose() } })
  return (
    <FormBody form={form} verb={phrases.postpone} isPart>
      <FormSection><DayField {...form.field('day')} label={phrases.newDay} help={phrases.dayHelp} earliest={today} isWide /></FormSection>
    </FormBody>
  )
}
