import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { Facts } from '#kit/web/DetailPage.tsx'
import { TextAreaField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { Money } from '#kit/web/Values.tsx'
import type { confirmRollUp, RollUpDetail } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { rollUpNames } from '../parts/looks.ts'
import { StaleNote } from '../parts/StaleNote.tsx'
import classes from '../parts/bills.module.css'
import { departmentBillPhrases as phrases } from './department-phrases.ts'
import type { RollUpRejection } from './use-roll-up-rejection.ts'

type Props = { readonly rollUp: RollUpDetail; readonly rejection: RollUpRejection }

/** The answer of the committee or the bureau, at the bottom right while it is asked for. */
export function RollUpAnswers({ rollUp, rejection }: Props) {
  const t = useSay()
  const { number } = useFormats()
  const [isConfirming, setIsConfirming] = useState(false)
  const count = rejection.billIds.length
  return (
    <>
      {rollUp.allowed.length > 0 && (
        <div className={classes.answers} role="group" aria-label={t(billPagePhrases.answers)}>
          <p className={classes.small} role="status">{count > 0 ? t(phrases.selected, { count: number(count) }) : t(phrases.selectHint)}</p>
          {rollUp.allowed.includes('reject') && <Button variant="default" onClick={rejection.open}>{t(billPagePhrases.reject)}</Button>}
          {rollUp.allowed.includes('confirm') && <Button onClick={() => setIsConfirming(true)}>{t(phrases.confirmRollUp)}</Button>}
        </div>
      )}
      <Confirmation rollUp={rollUp} isOpen={isConfirming} close={() => setIsConfirming(false)} />
      <Modal opened={rejection.isOpen} onClose={rejection.close} title={t(phrases.rejectTitle)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {rejection.isOpen && <RejectFields rollUp={rollUp} rejection={rejection} />}
      </Modal>
    </>
  )
}

/** The round that was shown goes along: bills that changed meanwhile make another (B7). */
function Confirmation({ rollUp, isOpen, close }: { readonly rollUp: RollUpDetail; readonly isOpen: boolean; readonly close: () => void }) {
  const t = useSay()
  const { number } = useFormats()
  const confirm = useAct<typeof confirmRollUp>('POST /roll-ups/:id/confirmation', { done: phrases.confirmed, isQuiet: true })
  const leave = () => { confirm.reset(); close() }
  return (
    <ConfirmDialog isOpen={isOpen} onClose={leave} title={phrases.confirmQuestion} text={phrases.confirmText} verb={phrases.confirmRollUp} isDisabled={confirm.error?.status === 409}
      consequences={<div className={classes.stack}>
        <Facts items={[
          { label: billPagePhrases.month, value: rollUp.month }, { label: phrases.rollUps, value: t(rollUpNames[rollUp.kind]) },
          { label: phrases.bills, value: number(rollUp.billCount) }, { label: billPagePhrases.total, value: <strong><Money amount={rollUp.total} /></strong> },
        ]} />
        <StaleNote problem={confirm.error} onReload={leave} />
      </div>}
      onConfirm={() => confirm.mutateAsync({ params: { id: rollUp.id }, body: { round: rollUp.round } })} />
  )
}

/** Which bills return to draft stands in the dialog before it happens. */
function RejectFields({ rollUp, rejection: { form, billIds, toggle, close } }: Props) {
  const t = useSay()
  const named = rollUp.bills.filter(({ id }) => billIds.includes(id))
  const missing = form.errors.find(({ path }) => path === 'billIds')
  return (
    <FormBody form={form} verb={billPagePhrases.reject} isDangerous isPart moreActions={<Button variant="default" onClick={close} disabled={form.isBusy}>{t(kitPhrases.back)}</Button>}>
      <StaleNote problem={form.problem} onReload={close} />
      <p className={classes.plain}>{t(phrases.rejectText)}</p>
      <div className={classes.questioned} id={missing?.id} role="group" aria-label={t(phrases.billsToRevise, { count: named.length })}>
        <div className={classes.questionHead}><strong>{t(phrases.billsToRevise, { count: named.length })}</strong><Button variant="light" size="compact-sm" onClick={close}>{t(phrases.chooseBills)}</Button></div>
        {named.length === 0 && <p className={missing ? classes.wrong : classes.dimmed}>{t(phrases.atLeastOne)}</p>}
        <ul className={classes.list}>
          {named.map(({ id, unit, total }) => (
            <li key={id} className={classes.line}>
              <label className={classes.lineMain}><input type="checkbox" className={classes.check} checked onChange={() => toggle([id], false)} /> {unit.name}</label><Money amount={total} />
            </li>
          ))}
        </ul>
        {rollUp.kind === 'whole' && named.some(({ sector }) => sector === 'politics_law') && <p className={classes.plain}>{t(phrases.sectorReopens)}</p>}
      </div>
      <TextAreaField {...form.field('reason')} label={billPagePhrases.reasonOfRejection} help={billPagePhrases.reasonHelp} maximum={500} hasFocus />
    </FormBody>
  )
}
