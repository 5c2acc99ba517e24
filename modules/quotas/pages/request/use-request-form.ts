import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { atMost, isRequired } from '#kit/web/checks.ts'
import { useAct } from '#kit/web/query.ts'
import type { UploadedFile } from '#kit/web/upload.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { createRequest } from '../../contract.ts'
import type { ZoneGroup } from '../parts/need.ts'
import type { NamedRegion } from '../parts/use-regions.ts'
import { requestComplaints, wishedItems, type Increases } from './increases.ts'

export type RequestValues = { readonly group: ZoneGroup | ''; readonly increases: Increases; readonly reason: string; readonly endsOn: string; readonly files: readonly UploadedFile[] }
export type SentRequest = AnswerOf<typeof createRequest>
type Items = ReturnType<typeof wishedItems>

export type RequestForm = {
  readonly form: Form<RequestValues>
  /** What is about to be asked for, while the question is open. */
  readonly asked: Items | null
  readonly close: () => void
  readonly send: () => Promise<void>
}

type Settings = { readonly regions: readonly NamedRegion[]; readonly start: RequestValues; readonly draft: string; readonly onSent: (request: SentRequest) => void }

/** The form is checked first, then its consequences are shown, then it is sent; the draft lives until the request is there. */
export function useRequestForm({ regions, start, draft, onSent }: Settings): RequestForm {
  const [asked, setAsked] = useState<Items | null>(null)
  const create = useAct<typeof createRequest>('POST /quota-requests', { isQuiet: true })
  const form = useForm<RequestValues, Items>({
    draft, initial: start,
    rules: { group: [isRequired], reason: [isRequired, atMost(2000)] },
    check: (values) => requestComplaints(values, regions),
    submit: async ({ increases, group }) => wishedItems(increases, regions, group),
    // A form that was handed in forgets its draft; this one is only about to be.
    onDone: (items) => { setAsked(items); form.set({}) },
  })
  const send = async () => {
    if (asked === null) return
    const { reason, endsOn, files } = form.values
    const sent = await create.mutateAsync({ body: { regionItems: asked, reason, endsOn: endsOn || null, attachmentIds: files.map(({ id }) => id) } })
    form.discardDraft()
    onSent(sent)
  }
  return { form, asked, close: () => setAsked(null), send }
}
