import { Button, Modal } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { isRequired, matches } from '#kit/web/checks.ts'
import type { Problem } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { CostRate, listCostRates, removeCostRate, setCostRate } from '../../cost-contract.ts'
import bills from '../parts/bills.module.css'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'
import classes from './costs.module.css'

type Rates = AnswerOf<typeof listCostRates>
type Open = { readonly act: 'set' | 'remove'; readonly rate: CostRate } | { readonly act: 'new' } | null

/** What foreign currencies are worth, by month; missing ones hold up the bills that need them. */
export function CostRates({ answer }: { readonly answer: UseQueryResult<Rates, Problem> }) {
  const t = useSay()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Answer of={answer} isPart>{({ currency, items }) => (
        <div className={classes.sections}>
          <p className={bills.dimmed}>{t(phrases.ratesHelp, { currency })}</p>
          <Section title={phrases.rates} isFlush={items.length > 0} actions={<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ act: 'new' })}>{t(phrases.newRate)}</Button>}>
            {items.length === 0 ? <EmptyState title={phrases.noRates} /> : <RateTable rates={items} onOpen={setOpen} />}
          </Section>
        </div>
      )}</Answer>
      <RateDialog rate={open?.act === 'set' ? open.rate : null} isOpen={open?.act === 'set' || open?.act === 'new'} onClose={close} />
      <RemoveRate rate={open?.act === 'remove' ? open.rate : null} onClose={close} />
    </>
  )
}

function RateTable({ rates, onOpen }: { readonly rates: readonly CostRate[]; readonly onOpen: (open: Open) => void }) {
  const t = useSay()
  return (
    <ScrollTable label={phrases.rates}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.month)}</th><th scope="col">{t(phrases.currency)}</th><th scope="col" data-numeric>{t(phrases.rate)}</th><th scope="col" data-numeric>{t(phrases.rows)}</th>
          <th scope="col" data-numeric>{t(phrases.bills)}</th><th scope="col">{t(phrases.updatedAt)}</th><th scope="col">{t(phrases.updatedBy)}</th><th scope="col" data-numeric>{t(phrases.actions)}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => {
          const { currency, month } = rate
          return (
            <tr key={`${currency} ${month}`}>
              <th scope="row">{month}</th><td>{currency}</td><td data-numeric>{rate.rate ?? <span className={classes.missing}>{t(phrases.rateMissing)}</span>}</td><td data-numeric><NumberText value={rate.rowCount} /></td>
              <td data-numeric><NumberText value={rate.billCount} /></td><td><MomentText moment={rate.updatedAt} /></td><td>{rate.updatedBy ?? '—'}</td>
              <td>
                <div className={classes.rowActions}>
                  <Button variant={rate.rate === null ? 'default' : 'subtle'} size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.setRate), name: `${currency} ${month}` })} onClick={() => onOpen({ act: 'set', rate })}>{t(phrases.setRate)}</Button>
                  {rate.rate !== null && rate.billCount === 0 && <Button variant="subtle" size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.remove), name: `${currency} ${month}` })} onClick={() => onOpen({ act: 'remove', rate })}>{t(phrases.remove)}</Button>}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

type RateDialogProps = { /** Null: currency and month are asked for. */ readonly rate: CostRate | null; readonly isOpen: boolean; readonly onClose: () => void }

function RateDialog(props: RateDialogProps) {
  const t = useSay()
  const { rate, isOpen, onClose } = props
  return (
    <Modal opened={isOpen} onClose={onClose} title={rate ? t(phrases.setRateNamed, { currency: rate.currency, month: rate.month }) : t(phrases.newRate)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {isOpen && <RateForm {...props} />}
    </Modal>
  )
}

function RateForm({ rate, onClose }: RateDialogProps) {
  const t = useSay()
  const { number } = useFormats()
  const save = useAct<typeof setCostRate>('PUT /cost-rates', { done: phrases.rateSaved, isQuiet: true })
  const form = useForm({
    initial: { currency: rate?.currency ?? '', month: rate?.month ?? '', rate: rate?.rate ?? '' },
    rules: {
      currency: [isRequired, matches(/^[A-Z]{3}$/, phrases.notACurrency)], month: [isRequired, matches(/^[12]\d{3}-(0[1-9]|1[0-2])$/, phrases.notAMonth)],
      rate: [isRequired, matches(/^(0|[1-9]\d{0,8})(\.\d{1,8})?$/, phrases.notAnAmount)],
    },
    submit: (values) => save.mutateAsync({ body: { ...values, version: rate?.version ?? 0 } }),
    onDone: onClose,
  })
  return (
    <FormBody form={form} verb={phrases.saveRate} isPart>
      {rate && rate.billCount > 0 && <p className={bills.plain}>{t(phrases.rateBilled, { count: number(rate.billCount) })}</p>}
      <FormSection>
        {!rate && <TextField {...form.field('currency')} label={phrases.currency} help={phrases.currencyHelp} maximum={3} hasFocus />}
        {!rate && <TextField {...form.field('month')} label={phrases.month} help={phrases.monthHelp} maximum={7} />}
        <TextField {...form.field('rate')} label={phrases.rate} help={phrases.rateHelp} maximum={18} hasFocus={rate !== null} />
      </FormSection>
    </FormBody>
  )
}

function RemoveRate({ rate, onClose }: { readonly rate: CostRate | null; readonly onClose: () => void }) {
  const t = useSay()
  const remove = useAct<typeof removeCostRate>('DELETE /cost-rates/:currency/:month', { isQuiet: true })
  const names = { currency: rate?.currency ?? '', month: rate?.month ?? '' }
  return (
    <ConfirmDialog isOpen={rate !== null} onClose={onClose} title={t(phrases.removeRateNamed, names)} text={t(phrases.removeRateText, names)} verb={phrases.removeRate} isDangerous
      onConfirm={() => remove.mutateAsync({ params: names, query: { version: rate?.version ?? 0 } })} />
  )
}
