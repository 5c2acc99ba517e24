import { Button, Modal } from '@mantine/core'
import { IconArrowsRightLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import type { HandOver as Possessions, handOverColleague, readColleagueHandOver } from '../../hand-over-contract.ts'
import { handOverPhrases as phrases } from '../../hand-over-phrases.ts'

/** Hands an account's projects and open applications over to a colleague, after saying how many (U6). */
export function HandOver({ id }: { readonly id: string }) {
  const t = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconArrowsRightLeft size={16} aria-hidden />} onClick={() => setIsOpen(true)}>{t(phrases.handOver)}</Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={t(phrases.handOverTitle)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <Dialog id={id} onClose={() => setIsOpen(false)} />}
      </Modal>
    </>
  )
}

type DialogProps = { readonly id: string; readonly onClose: () => void }

function Dialog({ id, onClose }: DialogProps) {
  const t = useSay()
  const possessions = useRead<typeof readColleagueHandOver>('GET /hand-over/:accountId', { params: { accountId: id } })
  return (
    <Answer of={possessions} isPart>
      {(data) => {
        const { account, projects, applications, candidates } = data
        if (projects + applications === 0) return <EmptyState title={t(phrases.handOverNothing, { name: account.name })} />
        return candidates.length === 0 ? <EmptyState title={phrases.noSuccessors} /> : <DialogForm possessions={data} onClose={onClose} />
      }}
    </Answer>
  )
}

function DialogForm({ possessions: { account, projects, applications, candidates }, onClose }: { readonly possessions: Possessions } & Pick<DialogProps, 'onClose'>) {
  const t = useSay()
  const act = useAct<typeof handOverColleague>('POST /hand-over/:accountId', { done: phrases.handedOver, isQuiet: true })
  const form = useForm<{ readonly toAccountId: string }, Possessions>({
    initial: { toAccountId: '' },
    rules: { toAccountId: [isRequired] },
    submit: (values) => act.mutateAsync({ params: { accountId: account.id }, body: values }),
    onDone: onClose,
  })
  return (
    <FormBody form={form} verb={phrases.handOver} isPart>
      <p>{t(phrases.handOverEffect, { name: account.name, projects, applications })}</p>
      <FormSection><SelectField {...form.field('toAccountId')} label={phrases.handOverTo} options={candidates.map(({ id, name }) => ({ value: id, label: name }))} isWide /></FormSection>
    </FormBody>
  )
}
