import { RadioField, TextAreaField } from '#kit/web/fields.tsx'
import { FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import type { Product } from '../../contract.ts'
import { orderActPhrases } from '../parts/act-phrases.ts'
import { nextActs, statusAfter, type EditableAct } from '../parts/acts.ts'
import { orderEditPhrases as phrases } from '../parts/edit-phrases.ts'
import { orderPagePhrases } from '../parts/page-phrases.ts'
import { productStatusPhrases } from '../../status-phrases.ts'
import { isExpiryMoved, type EditValues } from './edit-values.ts'
import { localOf } from './local-time.ts'
import { MomentField } from './MomentField.tsx'
import classes from '../parts/orders.module.css'

type FieldsProps = { readonly product: Product; readonly form: Form<EditValues> }

/** Guide 004 §4.4.2.1: only the next status can be chosen. */
export function StatusFields({ product, form }: FieldsProps) {
  const t = useSay()
  const { status, allowed } = product
  const acts = nextActs(allowed)
  const field = form.field('act')
  return (
    <FormSection title={phrases.changeStatus} description={acts.length > 0 ? phrases.changeStatusHelp : phrases.noNextStep}>
      {acts.length > 0 && (
        <RadioField {...field} onChange={(act) => field.onChange(act as EditableAct | '')} label={orderPagePhrases.productStatus} isWide
          options={[{ value: '', label: t(phrases.stays, { status: t(productStatusPhrases[status]) }) }, ...acts.map((act) => ({ value: act, label: t(phrases.becomes, { act: t(orderActPhrases[act]), status: t(productStatusPhrases[statusAfter(status, act)]) }) }))]} />
      )}
    </FormSection>
  )
}

/** Guide 004 §4.4.2.2 and §4.4.2.3. */
export function InformationFields({ product, form }: FieldsProps) {
  const t = useSay()
  const { moment } = useFormats()
  const { allowed, startsAt, operatorNotes } = product
  const { expiry } = form.values
  const start = startsAt === null ? '' : moment(startsAt)
  const mayWriteNotes = allowed.includes('editNotes')
  return (
    <FormSection title={orderPagePhrases.productInformation}>
      {allowed.includes('setExpiry') && startsAt !== null ? (
        <>
          <MomentField {...form.at('expiry/expiresAt', expiry.expiresAt, (expiresAt) => form.set({ expiry: { ...expiry, expiresAt } }))} label={orderPagePhrases.expiresAt} help={t(phrases.expiryHelp, { start })} earliest={localOf(startsAt)} />
          {isExpiryMoved(product, form.values) && <TextAreaField {...form.at('expiry/reason', expiry.reason, (reason) => form.set({ expiry: { ...expiry, reason } }), true)} label={phrases.expiryReason} maximum={500} />}
        </>
      ) : <div data-wide><p className={classes.small}>{t(orderPagePhrases.expiresAt)}</p><p className={classes.text}>{t(phrases.expiryFixed)}</p></div>}
      {mayWriteNotes
        ? <TextAreaField {...form.field('notes')} label={orderPagePhrases.operatorNotes} help={phrases.notesHelp} maximum={2000} />
        : <div data-wide><p className={classes.small}>{t(orderPagePhrases.operatorNotes)} · {t(phrases.notesOfOthers)}</p><p className={classes.text}>{operatorNotes || t(orderPagePhrases.none)}</p></div>}
    </FormSection>
  )
}

/** Guide 004 §4.4.2.4: the kinds of ids that the service has. */
export function BackfillFields({ product, form, isOpen }: FieldsProps & { readonly isOpen: boolean }) {
  const { ids } = form.values
  if (!isOpen) return <FormSection title={orderPagePhrases.backfillInformation} description={phrases.backfillAfterCreation}>{null}</FormSection>
  return (
    <FormSection title={orderPagePhrases.backfillInformation} description={phrases.backfillHelp}>
      {product.backfillKinds.map((kind) => (
        <TextAreaField key={kind} {...form.at(`ids/${kind}`, ids[kind] ?? '', (text) => form.set({ ids: { ...ids, [kind]: text } }))} label={orderPagePhrases[kind]} isWide={false} rows={2} />
      ))}
      <TextAreaField {...form.field('access')} label={orderPagePhrases.access} help={phrases.accessHelp} maximum={1000} />
    </FormSection>
  )
}
