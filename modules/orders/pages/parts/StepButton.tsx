import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { editProduct } from '../../act-contract.ts'
import type { Product } from '../../contract.ts'
import { ChangeTable } from '../change/ChangeTable.tsx'
import { DifferenceSum } from '../change/DifferenceSum.tsx'
import { orderActPhrases as phrases } from './act-phrases.ts'
import { statusAfter, type EditableAct } from './acts.ts'
import { productStatusPhrases } from '../../status-phrases.ts'
import classes from './orders.module.css'

/** The next step, with what it does to the status and, on verification, to the member's points. */
export function StepButton({ product, act, isMain }: { readonly product: Product; readonly act: EditableAct; readonly isMain: boolean }) {
  const t = useSay()
  const { money } = useFormats()
  const { id, number, version, status, price, member, wantedChange } = product
  const edit = useAct<typeof editProduct>('PATCH /products/:id', { done: phrases.moved, isQuiet: true })
  return (
    <ConfirmButton variant={isMain ? 'filled' : 'default'} verb={phrases[act]} title={t(phrases.stepTitle, { step: t(phrases[act]), number })}
      onConfirm={() => edit.mutateAsync({ params: { id }, body: { version, act } })}
      consequences={(
        <div className={classes.stack}>
          <p className={classes.text}>{t(phrases.stepTo, { status: t(productStatusPhrases[statusAfter(status, act)]) })}</p>
          {act === 'verify' && <p className={classes.text}>{t(phrases.verifyCharges, { amount: money(price.payable, currencySymbol(price.currency.code)), member: member.name })}</p>}
          {act === 'deliver' && wantedChange !== null && <><ChangeTable before={product.content} after={wantedChange.content} /><DifferenceSum quote={wantedChange} /></>}
        </div>
      )} />
  )
}
