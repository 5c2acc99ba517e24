import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { RadioField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { isRequired } from '#kit/web/checks.ts'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { Money } from '#kit/web/Values.tsx'
import type { adjustPoints } from '../act-contract.ts'
import type { Product, readProduct } from '../contract.ts'
import { amountComplaint, netAfter, type Direction, type PointValues } from './edit/point-values.ts'
import { AdjustmentTable } from './parts/AdjustmentTable.tsx'
import { orderEditPhrases as phrases } from './parts/edit-phrases.ts'
import { productLooks } from './parts/looks.ts'
import { orderMenuPhrases } from './parts/menu-phrases.ts'
import { orderPagePhrases } from './parts/page-phrases.ts'
import classes from './parts/orders.module.css'

/** Guide 004 §4.5: adds or deducts the member's points because of this product, within its bounds. */
export default function PointManagement() {
  const { id = '' } = usePageParams()
  const product = useRead<typeof readProduct>('GET /products/:id', { params: { id } })
  return <Answer of={product}>{(data) => <Points key={`${data.id} ${data.version}`} product={data} />}</Answer>
}

function Points({ product }: { readonly product: Product }) {
  const t = useSay()
  const { id, name, number, status, adjustments, adjustmentBounds } = product
  return (
    <DetailPage title={orderPagePhrases.pointManagement} subtitle={`${name} · ${number}`} tag={<StatusTag looks={productLooks} status={status} />}
      crumbs={[{ label: orderMenuPhrases.orderManagement, to: '/products' }, { label: number, to: `/products/${id}` }, { label: orderPagePhrases.pointManagement }]}>
      {adjustmentBounds === null
        ? <EmptyState title={phrases.mayNot} text={phrases.mayNotText}><LinkButton to={`/products/${id}`}>{t(phrases.toDetail)}</LinkButton></EmptyState>
        : <PointForm product={product} bounds={adjustmentBounds} />}
      {adjustments !== null && <Section title={phrases.adjustments} isFlush><AdjustmentTable adjustments={adjustments} /></Section>}
    </DetailPage>
  )
}

type Bounds = NonNullable<Product['adjustmentBounds']>

function PointForm({ product, bounds }: { readonly product: Product; readonly bounds: Bounds }) {
  const t = useSay()
  const go = useGo()
  const { id, version, price } = product
  const { decimals } = price.currency
  const adjust = useAct<typeof adjustPoints>('POST /products/:id/point-adjustments', { isQuiet: true })
  const form = useForm<PointValues>({
    initial: { direction: 'add', points: '', description: '' },
    rules: { points: [isRequired], description: [isRequired] },
    check: (values) => values.points.trim() === '' ? {} : { points: amountComplaint(values, bounds, decimals) },
    submit: ({ direction, points, description }) => adjust.mutateAsync({ params: { id }, body: { version, direction, points: points.trim(), description: description.trim() } }),
    onDone: () => {
      notify(form.values.direction === 'add' ? phrases.pointsAdded : phrases.pointsDeducted)
      go('/products')
    },
  })
  const { values } = form
  const direction = form.field('direction')
  return (
    <FormBody form={form} verb={values.direction === 'add' ? phrases.addPoints : phrases.deductPoints} backTo={`/products/${id}`}>
      <FormSection title={phrases.pointChange} description={phrases.pointChangeHelp}>
        <RadioField {...direction} onChange={(chosen) => direction.onChange(chosen as Direction)} label={phrases.direction} isWide
          options={[{ value: 'add', label: t(phrases.addUpTo, { most: formatAmount(bounds.add, '') }) }, { value: 'deduct', label: t(phrases.deductUpTo, { most: formatAmount(bounds.deduct, '') }) }]} />
        <TextField {...form.field('points')} label={phrases.points} help={phrases.bounds} inputMode="text" maximum={20} isWide />
        <TextAreaField {...form.field('description')} label={phrases.description} maximum={500} />
      </FormSection>
      <Section title={phrases.netChange}><Preview product={product} values={values} bounds={bounds} /></Section>
    </FormBody>
  )
}

/** What the change does, before it is sent. */
function Preview({ product: { price }, values, bounds }: { readonly product: Product; readonly values: PointValues; readonly bounds: Bounds }) {
  const t = useSay()
  const after = amountComplaint(values, bounds, price.currency.decimals) === undefined ? netAfter(price.netAdditions, values, price.currency.decimals) : null
  return (
    <div className={classes.stack} aria-live="polite">
      <div>
        <p className={classes.dimmed}>{t(phrases.netNow)}</p>
        <p className={classes.result}><Money amount={price.netAdditions} symbol="" /> → <Money amount={after} symbol="" /></p>
      </div>
      <Facts items={[
        { label: phrases.boundsNow, value: <Money amount={price.payable} symbol="" /> },
        { label: orderPagePhrases.charged, value: <Money amount={price.charged} symbol="" /> },
        { label: orderPagePhrases.returned, value: <Money amount={price.returned} symbol="" /> },
      ]} />
    </div>
  )
}
