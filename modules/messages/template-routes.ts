import type { Phrase, PhraseBook } from '#kit/pure/phrase.ts'
import { say } from '#kit/pure/phrase.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { personalText, robotText } from '#kit/server/dingtalk-outbox.ts'
import { mailOf } from '#kit/server/outbox.ts'
import { mailLanguages } from './contract.ts'
import { sampleFacts, templatesOf, type Template } from './rules/templates.ts'
import { listTemplates, previewTemplate, type MessageTemplate, type TemplatePreview } from './template-contract.ts'

/** Only what a preview needs of the address: real ones lead to the product's own. */
const publicUrl = 'https://cloud.example'
const link = '/…'
const reader: Phrase = ['Zhang San', '張三', '张三']

/** What the product says to people, made of the phrases that it says it with; joined where all phrases are known. */
export function templateRoutes(books: () => readonly PhraseBook[]): readonly Route[] {
  const phrases = (): PhraseBook => Object.assign({}, ...books()) as PhraseBook
  return [
    query(listTemplates, async () => {
      const all = phrases()
      return { items: templatesOf(all).map((template) => shown(all, template)) }
    }),
    query(previewTemplate, async ({ input, now }) => {
      const all = phrases()
      const template = templatesOf(all).find(({ titleKey, bodyKey }) => titleKey === input.title && bodyKey === input.body)
      if (!template) throw notFound()
      return { template: shown(all, template), previews: mailLanguages.map((language) => preview(all, template, language, now)) }
    }),
  ]
}

function shown(phrases: PhraseBook, template: Template): MessageTemplate {
  return { ...template, title: [...phrases[template.titleKey]!] as MessageTemplate['title'], body: [...phrases[template.bodyKey]!] as MessageTemplate['body'] }
}

/** By the very functions that write messages, mails and DingTalk's texts. */
function preview(phrases: PhraseBook, { titleKey, bodyKey }: Template, language: TemplatePreview['language'], now: Date): TemplatePreview {
  const [title, body] = [phrases[titleKey]!, phrases[bodyKey]!]
  const facts = sampleFacts(title, body)
  const said = say(title, language, facts)
  const mail = mailOf({ title, body }, { facts, link }, { name: say(reader, language), language }, { phrases, publicUrl })
  const number = facts['number']
  return {
    language, title: said, text: say(body, language, facts), mail,
    dingtalk: { personal: personalText(said, now, publicUrl + link), robot: typeof number === 'string' ? robotText(number, publicUrl + link) : null },
  }
}
