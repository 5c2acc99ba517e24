import { atMost, isRequired } from '#kit/web/checks.ts'
import type { Crumb } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import type { Words } from '#kit/web/i18n.tsx'
import { useForm } from '#kit/web/use-form.ts'
import type { ToldKind } from '../../rules/event-kinds.ts'
import { kindOptions } from './looks.ts'
import { webhookPagePhrases as phrases } from './page-phrases.ts'

export type WebhookValues = { readonly name: string; readonly url: string; readonly eventKinds: readonly string[] }
type Body = { name: string; url: string; eventKinds: ToldKind[] }
type FormProps<Answer> = {
  readonly title: Words
  readonly verb: Words
  readonly crumbs: readonly Crumb[]
  readonly backTo: string
  readonly initial: WebhookValues
  readonly draft?: string
  readonly submit: (body: Body) => Promise<Answer>
  readonly onDone: (answer: Answer) => void
}

export function WebhookForm<Answer>({ title, verb, crumbs, backTo, initial, draft, submit, onDone }: FormProps<Answer>) {
  const form = useForm<WebhookValues, Answer>({
    initial, ...draft === undefined ? {} : { draft },
    rules: { name: [isRequired, atMost(64)], url: [isRequired, atMost(500)] },
    submit: ({ name, url, eventKinds }) => submit({ name: name.trim(), url: url.trim(), eventKinds: [...eventKinds] as ToldKind[] }),
    onDone,
  })
  return (
    <FormPage form={form} title={title} verb={verb} backTo={backTo} crumbs={crumbs}>
      <FormSection title={phrases.receiver}>
        <TextField {...form.field('name')} label={phrases.name} help={phrases.nameHelp} maximum={64} />
        <TextField {...form.field('url')} label={phrases.address} help={phrases.addressHelp} maximum={500} isWide />
      </FormSection>
      <FormSection title={phrases.what}>
        <MultiSelectField {...form.field('eventKinds')} label={phrases.kinds} help={phrases.kindsHelp} options={kindOptions} isWide />
      </FormSection>
    </FormPage>
  )
}
