import { Button, Modal } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useState } from 'react'
import { atMost, isRequired } from '#kit/web/checks.ts'
import { DayField, TextField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { BillDetail, listMonths, settleBill } from '../../contract.ts'
import { monthIn, nextMonth } from '../../rules/months.ts'
import { workPhrases as phrases } from '../parts/work-phrases.ts'
import classes from '../prepare/prepare.module.css'
import { useRefreshing } from './use-refreshing.ts'

const longestVoucher = 100

/** B15: day and voucher, after the whole cloud was confirmed. */
export function SettleButton({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconReceipt size={16} aria-hidden />} onClick={() => setIsOpen(true)}>{t(phrases.settle)}</Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={t(phrases.settleTitle)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <SettleForm bill={bill} onBack={() => setIsOpen(false)} />}
      </Modal>
    </>
  )
}

function SettleForm({ bill: { id, version, unit, month, total }, onBack }: { readonly bill: BillDetail; readonly onBack: () => void }) {
  const t = useSay()
  const { money } = useFormats()
  const today = useRead<typeof listMonths>('GET /bill-months').data?.sending?.today
  const refreshing = useRefreshing()
  const settle = useAct<typeof settleBill>('POST /bills/:id/settlement', { done: phrases.settled, isQuiet: true })
  const form = useForm({
    draft: `bill:settlement:${id}`, initial: { day: '', voucher: '' },
    rules: { day: [isRequired], voucher: [isRequired, atMost(longestVoucher)] },
    submit: ({ day, voucher }) => refreshing(settle.mutateAsync({ params: { id }, body: { version, day, voucher: voucher.trim() } })),
    onDone: onBack,
  })
  return (
    <FormBody form={form} verb={phrases.settle} isPart moreActions={<Button variant="default" onClick={onBack} disabled={form.isBusy}>{t(kitPhrases.back)}</Button>}>
      <p className={classes.text}>{t(phrases.settleText, { unit: unit.name, month, total: money(total) })}</p>
      <DayField {...form.field('day')} label={phrases.day} earliest={nextMonth(monthIn(month))} {...today === undefined ? {} : { latest: today }} />
      <TextField {...form.field('voucher')} label={phrases.voucher} maximum={longestVoucher} />
    </FormBody>
  )
}
