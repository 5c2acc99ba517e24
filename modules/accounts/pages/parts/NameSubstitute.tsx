import { Modal } from '@mantine/core'
import { useState } from 'react'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { DayField, SelectField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { listSubstitutionChoices, nameSubstitute, Substitution } from '../../contract.ts'
import { lastDay, longestDays } from '../../rules/substitution.ts'
import { substitutePhrases as phrases } from './substitute-phrases.ts'

type DialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Names a colleague from day to day; the department's admin also for somebody else (A6). */
export function NameSubstitute({ isOpen, onClose }: DialogProps) {
  const t = useSay()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t(phrases.nameSubstitute)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {isOpen && <DialogForm onClose={onClose} />}
    </Modal>
  )
}

type Values = { readonly accountId: string; readonly substituteId: string; readonly fromDay: string; readonly untilDay: string }

function DialogForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const t = useSay()
  const me = useMe()
  const [today] = useState(() => dayOf(new Date()))
  const name = useAct<typeof nameSubstitute>('POST /substitutions', { done: phrases.named, isQuiet: true })
  const form = useForm<Values, Substitution>({
    initial: { accountId: me.id, substituteId: '', fromDay: today, untilDay: addDays(today, 6) },
    rules: { accountId: [isRequired], substituteId: [isRequired], fromDay: [isRequired], untilDay: [isRequired] },
    submit: (values) => name.mutateAsync({ body: values }),
    onDone: onClose,
  })
  const { accountId, fromDay } = form.values
  const choices = useRead<typeof listSubstitutionChoices>('GET /substitutions/choices', { query: { accountId } }, { keepsPrevious: true })
  return (
    <Answer of={choices} isPart>
      {({ accounts, candidates }) => (
        <FormBody form={form} verb={phrases.nameSubstitute} isPart>
          <FormSection>
            {accounts.length > 1 && (
              <SelectField {...form.field('accountId')} label={phrases.forWhom} help={phrases.forWhomHelp} isWide onChange={(chosen) => form.set({ accountId: chosen, substituteId: '' })}
                options={accounts.map(({ id, name: person, department }) => ({ value: id, label: id === me.id ? t(phrases.you, { name: person }) : `${person} · ${department}` }))} />
            )}
            <SelectField {...form.field('substituteId')} label={phrases.substitute} help={candidates.length === 0 ? phrases.noCandidates : phrases.substituteHelp} isWide
              options={candidates.map(({ id, name: person }) => ({ value: id, label: person }))} />
            <DayField {...form.field('fromDay')} label={phrases.fromDay} earliest={today} />
            <DayField {...form.field('untilDay')} label={phrases.untilDay} help={t(phrases.daysHelp, { days: longestDays })} earliest={fromDay} {...(fromDay === '' ? {} : { latest: lastDay(fromDay) })} />
          </FormSection>
        </FormBody>
      )}
    </Answer>
  )
}
