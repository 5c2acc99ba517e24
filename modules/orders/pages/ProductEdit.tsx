import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { useForm } from '#kit/web/use-form.ts'
import type { editProduct } from '../act-contract.ts'
import type { Product, readProduct } from '../contract.ts'
import { changePhrases } from './change/change-phrases.ts'
import { BackfillSection } from './detail/BackfillSection.tsx'
import { ContentSection } from './detail/ContentSection.tsx'
import { InformationSection } from './detail/InformationSection.tsx'
import { StatusSection } from './detail/StatusSection.tsx'
import { BackfillFields, InformationFields, StatusFields } from './edit/EditFields.tsx'
import { editBodyOf, editComplaints, editValuesOf, type EditBody, type EditValues } from './edit/edit-values.ts'
import { mayEdit, statusAfter } from './parts/acts.ts'
import { orderEditPhrases as phrases } from './parts/edit-phrases.ts'
import { productLooks } from './parts/looks.ts'
import { orderMenuPhrases } from './parts/menu-phrases.ts'
import { orderPagePhrases } from './parts/page-phrases.ts'
import { productStatusPhrases } from '../status-phrases.ts'

/** Guide 004 §4.4: the product, and its next status, expiry, notes and backfill, saved together (O5). */
export default function ProductEdit() {
  const { id = '' } = usePageParams()
  const product = useRead<typeof readProduct>('GET /products/:id', { params: { id } })
  return <Answer of={product}>{(data) => <Edit key={`${data.id} ${data.version}`} product={data} />}</Answer>
}

function Edit({ product }: { readonly product: Product }) {
  const t = useSay()
  const me = useMe()
  return (
    <DetailPage title={orderPagePhrases.editProduct} subtitle={`${product.name} · ${product.number}`} tag={<StatusTag looks={productLooks} status={product.status} />}
      crumbs={[{ label: orderMenuPhrases.orderManagement, to: '/products' }, { label: product.number, to: `/products/${product.id}` }, { label: orderPagePhrases.edit }]}
      actions={product.allowed.includes('requestChange') && <LinkButton variant="default" to={`/products/${product.id}/change`}>{t(changePhrases.ask)}</LinkButton>}>
      {mayEdit(product.allowed) ? <EditForm product={product} /> : <EmptyState title={phrases.mayNotEdit}><LinkButton to={`/products/${product.id}`}>{t(phrases.toDetail)}</LinkButton></EmptyState>}
      <StatusSection product={product} />
      <InformationSection product={product} />
      <ContentSection product={product} />
      {!meets(me, 'order.backfill') && <BackfillSection product={product} />}
    </DetailPage>
  )
}

function EditForm({ product }: { readonly product: Product }) {
  const go = useGo()
  const me = useMe()
  const { moment } = useFormats()
  const savedWords = useSavedWords(product)
  const edit = useAct<typeof editProduct>('PATCH /products/:id', { isQuiet: true })
  const { id, startsAt, allowed } = product
  const form = useForm<EditValues, EditBody>({
    initial: editValuesOf(product),
    check: (values) => editComplaints(product, values, startsAt === null ? '' : moment(startsAt)),
    submit: async (values) => {
      const body = editBodyOf(product, values)
      if (Object.keys(body).length > 1) await edit.mutateAsync({ params: { id }, body })
      return body
    },
    onDone: (body) => {
      const saved = savedWords(body)
      if (saved === undefined) return notify(phrases.nothingChanged, undefined, 'info')
      notify(phrases.savedParts, { parts: saved })
      go('/products')
    },
  })
  const creates = form.values.act === 'createResource' || form.values.act === 'renewResource'
  return (
    <FormBody form={form} verb={phrases.save} backTo={`/products/${id}`}>
      <StatusFields product={product} form={form} />
      <InformationFields product={product} form={form} />
      {meets(me, 'order.backfill') && <BackfillFields product={product} form={form} isOpen={allowed.includes('backfill') || creates} />}
    </FormBody>
  )
}

/** What was saved, in one line; nothing if nothing was changed. */
function useSavedWords({ status }: Product): (body: EditBody) => string | undefined {
  const t = useSay()
  return ({ act, expiry, notes, backfill }) => {
    const parts = [
      act && t(phrases.partStatus, { status: t(productStatusPhrases[statusAfter(status, act)]) }),
      expiry && t(phrases.partExpiry), notes !== undefined && t(phrases.partNotes), backfill && t(phrases.partBackfill),
    ].filter((part) => typeof part === 'string')
    return parts.length > 0 ? parts.join('、') : undefined
  }
}
