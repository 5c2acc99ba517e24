import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import type { reportProblem } from '../act-contract.ts'
import type { Product, readProduct } from '../contract.ts'
import { changePhrases } from './change/change-phrases.ts'
import { AttentionSection } from './detail/AttentionSection.tsx'
import { BackfillSection } from './detail/BackfillSection.tsx'
import { ContentSection } from './detail/ContentSection.tsx'
import { HistorySection } from './detail/HistorySection.tsx'
import { InformationSection } from './detail/InformationSection.tsx'
import { StatusSection } from './detail/StatusSection.tsx'
import { orderActPhrases } from './parts/act-phrases.ts'
import { mayEdit, nextActs } from './parts/acts.ts'
import { CancelDialog } from './parts/CancelDialog.tsx'
import { productLooks } from './parts/looks.ts'
import { orderMenuPhrases } from './parts/menu-phrases.ts'
import { orderPagePhrases as phrases } from './parts/page-phrases.ts'
import { StepButton } from './parts/StepButton.tsx'

/** One product with the four blocks of guide 004 §4.3.2. */
export default function ProductDetail() {
  const { id = '' } = usePageParams()
  const product = useRead<typeof readProduct>('GET /products/:id', { params: { id } })
  return <Answer of={product}>{(data) => <Detail product={data} />}</Answer>
}

function Detail({ product }: { readonly product: Product }) {
  return (
    <DetailPage title={product.name} subtitle={product.number} tag={<StatusTag looks={productLooks} status={product.status} />}
      crumbs={[{ label: orderMenuPhrases.orderManagement, to: '/products' }, { label: product.number }]} actions={<Actions product={product} />}>
      <AttentionSection product={product} />
      <StatusSection product={product} />
      <InformationSection product={product} />
      <ContentSection product={product} />
      <BackfillSection product={product} />
      <HistorySection product={product} />
    </DetailPage>
  )
}

function Actions({ product }: { readonly product: Product }) {
  const t = useSay()
  const [isCancelling, { open, close }] = useDisclosure(false)
  const { id, number, version, allowed } = product
  const next = nextActs(allowed)
  const report = useAct<typeof reportProblem>('POST /products/:id/creation-problem', { done: orderActPhrases.reported, isQuiet: true })
  return (
    <Group gap="xs">
      {next.map((act, index) => <StepButton key={act} product={product} act={act} isMain={index === 0} />)}
      {mayEdit(allowed) && <LinkButton variant="default" to={`/products/${id}/edit`}>{t(phrases.edit)}</LinkButton>}
      {allowed.includes('requestChange') && <LinkButton variant="default" to={`/products/${id}/change`}>{t(changePhrases.ask)}</LinkButton>}
      {allowed.includes('adjustPoints') && <LinkButton variant="default" to={`/products/${id}/points`}>{t(phrases.pointManagement)}</LinkButton>}
      {allowed.includes('reportProblem') && (
        <ConfirmButton verb={orderActPhrases.reportProblem} title={t(orderActPhrases.reportTitle, { number })} text={orderActPhrases.reportText} reason={{ isRequired: true, maximum: 500 }}
          onConfirm={(reason) => report.mutateAsync({ params: { id }, body: { version, reason } })} />
      )}
      {allowed.includes('cancel') && !allowed.includes('acceptCancellation') && <Button variant="default" onClick={open}>{t(orderActPhrases.cancel)}</Button>}
      <WhyLink kind="product" number={number} />
      <CancelDialog product={product} isOpen={isCancelling} onClose={close} />
    </Group>
  )
}
