import { useQueryClient } from '@tanstack/react-query'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Problem, problemOf } from '#kit/web/client.ts'
import { Answer, DetailPage, type Crumb } from '#kit/web/DetailPage.tsx'
import { TextAreaField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { readService } from '#modules/catalogue/contract.ts'
import type { Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { ConfigurationPart } from '#modules/sets/pages/parts/ConfigurationPart.tsx'
import { fitted } from '#modules/sets/pages/parts/use-service.ts'
import type { requestChange } from '../../act-contract.ts'
import type { Product, readProduct } from '../../contract.ts'
import { changePhrases as phrases } from './change-phrases.ts'
import { QuotePanel } from './QuotePanel.tsx'
import { useChangeQuote } from './use-change-quote.ts'

export type ChangePlace = { readonly list: string; readonly listLabel: Crumb['label'] }
type Values = { configuration: Configuration; reason: string }

/** Asking for another configuration of a product (O11): the service's own form, its price, and the difference. */
export function ChangePage({ place }: { readonly place: ChangePlace }) {
  const { id = '' } = usePageParams()
  const product = useRead<typeof readProduct>('GET /products/:id', { params: { id } })
  return <Answer of={product}>{(data) => data.allowed.includes('requestChange') ? <OfService key={data.id} product={data} place={place} /> : <NotNow product={data} place={place} />}</Answer>
}

function OfService({ product, place }: { readonly product: Product; readonly place: ChangePlace }) {
  const service = useRead<typeof readService>('GET /services/:code', { params: { code: product.service.code } })
  return <Answer of={service}>{({ definition }: AnswerOf<typeof readService>) => <Editor product={product} place={place} definition={definition} />}</Answer>
}

function crumbsOf({ id, number }: Product, { list, listLabel }: ChangePlace): readonly Crumb[] {
  return [{ label: listLabel, to: list }, { label: number, to: `${list}/${id}` }, { label: phrases.ask }]
}

function NotNow({ product, place }: { readonly product: Product; readonly place: ChangePlace }) {
  const t = useSay()
  return (
    <DetailPage title={phrases.ask} subtitle={product.number} crumbs={crumbsOf(product, place)}>
      <EmptyState title={phrases.cannot} text={phrases.cannotWhy}><LinkButton to={`${place.list}/${product.id}`}>{t(phrases.toProduct)}</LinkButton></EmptyState>
    </DetailPage>
  )
}

type EditorProps = { readonly product: Product; readonly place: ChangePlace; readonly definition: ServiceDefinition }

function Editor({ product, place, definition }: EditorProps) {
  const t = useSay()
  const go = useGo()
  const client = useQueryClient()
  const { id, number, name, version, from } = product
  const back = `${place.list}/${id}`
  const request = useAct<typeof requestChange>('POST /products/:id/change', { done: phrases.asked, isQuiet: true })
  const form = useForm<Values>({
    draft: `change:${id}`, initial: { configuration: fitted(definition, product.configuration), reason: '' },
    submit: async ({ configuration, reason }) => {
      if (shown.problem) throw shown.problem
      // Whoever asks has seen what it costs or gives back: without that there is nothing to confirm.
      if (!shown.quote) throw new Problem({ status: 409, code: 'order.price_changed', title: t(phrases.lookFirst) })
      const written = reason.trim()
      await request.mutateAsync({ params: { id }, body: { version, configuration, shownDifference: shown.quote.difference, ...(written === '' ? {} : { reason: written }) } }).catch(async (error: unknown) => {
        // The amount or the product is another one by now: both are read anew for another look.
        if (['order.price_changed', 'conflict.stale'].includes(problemOf(error).code)) await client.invalidateQueries()
        throw error
      })
    },
    onDone: () => go(back, { isReplacing: true }),
  })
  const shown = useChangeQuote(id, form.values.configuration)
  return (
    <FormPage title={phrases.ask} subtitle={`${name} · ${number}`} crumbs={crumbsOf(product, place)} form={form} verb={phrases.ask} backTo={back}>
      <ConfigurationPart form={form as unknown as Form<{ configuration: Configuration }>} definition={definition} />
      <FormSection title={phrases.difference} {...(from.kind === 'set' ? { description: phrases.fromSet } : {})}>
        <div data-wide aria-live="polite"><QuotePanel product={product} shown={shown} /></div>
        <TextAreaField {...form.field('reason')} label={phrases.reason} help={phrases.reasonHelp} maximum={500} />
      </FormSection>
    </FormPage>
  )
}
