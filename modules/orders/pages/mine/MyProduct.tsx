import { Alert, Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMessageQuestion } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, useGo, usePageParams, useSearchValues } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import type { askCancellation } from '../../act-contract.ts'
import type { Product, readProduct } from '../../contract.ts'
import { changePhrases } from '../change/change-phrases.ts'
import { BackfillSection } from '../detail/BackfillSection.tsx'
import { ChangeNote } from '../detail/ChangeNote.tsx'
import { ContentSection } from '../detail/ContentSection.tsx'
import { HistorySection } from '../detail/HistorySection.tsx'
import { useDurationWords, usePriceFacts } from '../detail/InformationSection.tsx'
import { StatusSection } from '../detail/StatusSection.tsx'
import { orderActPhrases } from '../parts/act-phrases.ts'
import { CancelDialog } from '../parts/CancelDialog.tsx'
import { productLooks } from '../parts/looks.ts'
import { orderMenuPhrases } from '../parts/menu-phrases.ts'
import { orderPagePhrases } from '../parts/page-phrases.ts'
import { ProductTime } from '../parts/ProductTime.tsx'
import { minePhrases as phrases } from './mine-phrases.ts'
import { RenewDialog } from './RenewDialog.tsx'
import classes from '../parts/orders.module.css'

/** A product as its member sees it: what it is, how far it is, and what the member may do with it. */
export default function MyProduct() {
  const { id = '' } = usePageParams()
  const product = useRead<typeof readProduct>('GET /products/:id', { params: { id } })
  return <Answer of={product}>{(data) => <Detail key={data.id} product={data} />}</Answer>
}

function Detail({ product }: { readonly product: Product }) {
  return (
    <DetailPage title={product.name} subtitle={product.number} tag={<StatusTag looks={productLooks} status={product.status} />}
      crumbs={[{ label: orderMenuPhrases.myProducts, to: '/my-products' }, { label: product.number }]} actions={<Actions product={product} />}>
      <CancellationNote product={product} />
      {product.wantedChange !== null && <ChangeNote product={product} wanted={product.wantedChange} />}
      <StatusSection product={product} />
      <Information product={product} />
      <ContentSection product={product} />
      <Delivered product={product} />
      <HistorySection product={product} />
    </DetailPage>
  )
}

/** Only what the record's `allowed` offers. */
function Actions({ product }: { readonly product: Product }) {
  const t = useSay()
  const go = useGo()
  const [{ renew }] = useSearchValues()
  const [isRenewing, renewal] = useDisclosure(renew !== undefined && product.allowed.includes('renew'))
  const [isCancelling, cancellation] = useDisclosure(false)
  const { id, number, version, allowed } = product
  const ask = useAct<typeof askCancellation>('POST /products/:id/cancellation-request', { done: phrases.asked, isQuiet: true })
  const onRenewed = ([first]: readonly Product[]) => { if (first) go(`/my-products/${first.id}`) }
  return (
    <Group gap="xs">
      {allowed.includes('renew') && <Button onClick={renewal.open}>{t(phrases.renew)}</Button>}
      {allowed.includes('requestChange') && <LinkButton variant="default" to={`/my-products/${id}/change`}>{t(changePhrases.ask)}</LinkButton>}
      {allowed.includes('cancel') && <Button variant="default" onClick={cancellation.open}>{t(orderActPhrases.cancel)}</Button>}
      {allowed.includes('askCancellation') && (
        <ConfirmButton verb={phrases.askCancellation} title={t(phrases.askTitle, { number })} text={phrases.askText} reason={{ isRequired: true, maximum: 500 }}
          onConfirm={(reason) => ask.mutateAsync({ params: { id }, body: { version, reason } })} />
      )}
      <RenewDialog products={[product]} isOpen={isRenewing} onClose={renewal.close} onRenewed={onRenewed} />
      <WhyLink kind="product" number={number} />
      <CancelDialog product={product} isOpen={isCancelling} onClose={cancellation.close} />
    </Group>
  )
}

/** O12: what the member asked, or why it was refused. */
function CancellationNote({ product: { cancellation: { askedAt, reason, refusal } } }: { readonly product: Product }) {
  const t = useSay()
  if (askedAt === null && refusal === '') return null
  return (
    <Alert variant="outline" title={t(askedAt === null ? phrases.refused : phrases.youAsked)} icon={<IconMessageQuestion size={20} aria-hidden />}>
      <p className={classes.text}>{askedAt === null ? refusal : <>{reason} <span className={classes.small}><MomentText moment={askedAt} /></span></>}</p>
    </Alert>
  )
}

function Information({ product }: { readonly product: Product }) {
  const t = useSay()
  const { order, number, from, lastProduct, renewProduct, retentionEndsAt, mayReorder } = product
  const prices = usePriceFacts(product)
  const duration = useDurationWords(product)
  return (
    <Section title={orderPagePhrases.productInformation}>
      <Facts items={[
        lastProduct && { label: orderPagePhrases.lastProduct, value: <PageLink to={`/my-products/${lastProduct.id}`}>{lastProduct.name}</PageLink> },
        renewProduct && { label: orderPagePhrases.renewProduct, value: <PageLink to={`/my-products/${renewProduct.id}`}>{renewProduct.name}</PageLink> },
        { label: orderPagePhrases.orderId, value: order.name },
        { label: orderPagePhrases.productId, value: number },
        { label: orderPagePhrases.productFrom, value: from.kind === 'set' ? t(orderPagePhrases.fromSet, { number: from.setNumber ?? '', name: from.setName ?? '' }) : t(orderPagePhrases.customised) },
        ...prices,
        { label: orderPagePhrases.duration, value: duration },
        { label: orderPagePhrases.startsAt, value: <ProductTime product={product} which="startsAt" /> },
        { label: orderPagePhrases.expiresAt, value: <ProductTime product={product} which="expiresAt" /> },
        retentionEndsAt !== null && { label: orderPagePhrases.retentionEndsAt, value: <MomentText moment={retentionEndsAt} /> },
        { label: orderPagePhrases.mayReorder, value: t(mayReorder ? orderPagePhrases.yes : orderPagePhrases.no) },
      ]} />
    </Section>
  )
}

/** O5: the ids and the way in, once it is delivered. */
function Delivered({ product }: { readonly product: Product }) {
  const t = useSay()
  if (product.backfill !== null) return <BackfillSection product={product} />
  const why = product.wasCancelled ? orderPagePhrases.wasCancelled : product.startsAt === null ? phrases.afterDelivery : orderPagePhrases.noIds
  return <Section title={phrases.delivered}><p className={classes.dimmed}>{t(why)}</p></Section>
}
