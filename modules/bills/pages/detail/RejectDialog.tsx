import { Button, CloseButton, Modal } from '@mantine/core'
import { TextAreaField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import type { FieldBinding } from '#kit/web/use-form.ts'
import { Money } from '#kit/web/Values.tsx'
import type { BillDetail } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import classes from '../parts/bills.module.css'
import { Answered } from './Answered.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { textOf } from './line-words.ts'
import type { QuestionedLine, Rejection } from './use-rejection.ts'

/** The reason, and each line in question with its remark (B2, B11). Going back to tick more keeps what was typed. */
export function RejectDialog({ bill, rejection }: { readonly bill: BillDetail; readonly rejection: Rejection }) {
  const t = useSay()
  return (
    <Modal opened={rejection.isOpen} onClose={rejection.close} title={t(phrases.rejectTitle)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {rejection.isOpen && <Fields bill={bill} rejection={rejection} />}
    </Modal>
  )
}

function Fields({ bill, rejection: { form, lines, toggle, close } }: { readonly bill: BillDetail; readonly rejection: Rejection }) {
  const t = useSay()
  const [, changeSearch] = useSearchValues()
  const { earlier } = form.values
  const pick = () => { close(); changeSearch({ tab: 'lines' }) }
  return (
    <FormBody form={form} verb={billPagePhrases.reject} isDangerous isPart moreActions={<Button variant="default" onClick={close} disabled={form.isBusy}>{t(kitPhrases.back)}</Button>}>
      <Answered problem={form.problem} onReload={close} />
      <p className={classes.plain}>{t(phrases.rejectText)}</p>
      <p className={classes.dimmed}>{t(billPagePhrases.monthBill, { month: bill.month })} · {t(phrases.revisionNumber, { revision: bill.revision ?? 0 })} · <Money amount={bill.total} /></p>
      <TextAreaField {...form.field('reason')} label={billPagePhrases.reasonOfRejection} help={billPagePhrases.reasonHelp} maximum={500} hasFocus />
      {earlier.length > 0 && (
        <div className={classes.questioned}>
          <span>{t(phrases.earlierRemarks)}</span>
          <ul className={classes.list}>{earlier.map(({ revision, number, remark }) => <li key={`${revision} ${number}`}>{t(phrases.questionOf, { line: number, revision })}: {remark}</li>)}</ul>
        </div>
      )}
      <div id={form.at('lines', lines, () => {}).id} className={classes.stack} role="group" aria-label={t(phrases.linesInQuestion, { count: lines.length })}>
        <div className={classes.questionHead}><strong>{t(phrases.linesInQuestion, { count: lines.length })}</strong><Button variant="light" size="compact-sm" onClick={pick}>{t(phrases.pickLines)}</Button></div>
        {lines.length === 0 && <p className={classes.dimmed}>{t(phrases.pickHelp)}</p>}
        {lines.map((entry, index) => (
          <Questioned key={entry.line.number} entry={entry} takeOut={() => toggle([entry.line], false)}
            field={form.at(`lines/${index}/remark`, entry.remark, (remark) => form.set({ lines: lines.map((other, place) => place === index ? { ...other, remark } : other) }), true)} />
        ))}
      </div>
    </FormBody>
  )
}

type QuestionedProps = { readonly entry: QuestionedLine; readonly takeOut: () => void; readonly field: FieldBinding<string> }
function Questioned({ entry: { line }, takeOut, field }: QuestionedProps) {
  const t = useSay()
  return (
    <div className={classes.questioned}>
      <div className={classes.questionHead}>
        <span>{line.number} · {textOf(line, t)}</span>
        <span className={classes.inline}><Money amount={line.amount} /><CloseButton size={24} aria-label={t(phrases.takeOut, { line: line.number })} onClick={takeOut} /></span>
      </div>
      <TextAreaField {...field} label={t(phrases.remark, { line: line.number })} maximum={500} rows={1} />
    </div>
  )
}
