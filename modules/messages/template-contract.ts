import { Type, type Static } from 'typebox'
import { endpoint, Nullable, OneOf, Record } from '#kit/pure/contract.ts'
import { mailLanguages } from './contract.ts'

const permission = 'message_template.view'
const InThreeLanguages = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Key = Type.String({ maxLength: 100, pattern: '^[a-z_]+(\\.[a-z0-9_]+)+$' })

/** A title with one of the texts that are said with it, as the product's phrases have them: `{names}` stand for facts. */
export const MessageTemplate = Record({ group: Type.String(), titleKey: Type.String(), bodyKey: Type.String(), title: InThreeLanguages, body: InThreeLanguages })
export type MessageTemplate = Static<typeof MessageTemplate>
export const listTemplates = endpoint({
  method: 'GET', path: '/message-templates', permission, summary: 'Every text that messages, mails and DingTalk are made of', answer: Record({ items: Type.Array(MessageTemplate) }),
})

const Preview = Record({
  language: OneOf(mailLanguages),
  title: Type.String(),
  text: Type.String(),
  mail: Record({ subject: Type.String(), text: Type.String() }),
  dingtalk: Record({ personal: Type.String(), /** Where the text has a number. */ robot: Nullable(Type.String()) }),
})
export type TemplatePreview = Static<typeof Preview>
export const previewTemplate = endpoint({
  method: 'GET', path: '/message-templates/preview', permission, summary: 'A text with sample facts, as each channel shows it in each language',
  query: Record({ title: Key, body: Key }), answer: Record({ template: MessageTemplate, previews: Type.Array(Preview) }),
})
