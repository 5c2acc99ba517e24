import type { BodyOf } from '#kit/pure/contract.ts'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Complaint } from '#kit/web/checks.ts'
import { MomentField, RadioField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Crumb } from '#kit/web/DetailPage.tsx'
import { useLook } from '#kit/web/session.ts'
import type { Texts } from '#kit/web/texts.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { Announcement, writeAnnouncement } from '../../contract.ts'
import { announcementPhrases } from '../../phrases.ts'
import { announcementLimits, complaintsAbout, type Tone } from '../../rules/announcement.ts'
import { momentOf } from '../../rules/local-moment.ts'
import { saidIn } from './languages.ts'
import { announcementPagePhrases as phrases } from './page-phrases.ts'
import { Previews } from './Previews.tsx'

export type Values = { readonly titles: Texts; readonly texts: Texts; readonly tone: string; readonly audience: string; readonly fromAt: string; readonly untilAt: string }
type Props = {
  readonly title: Phrase
  readonly verb: Phrase
  readonly backTo: string
  readonly crumbs: readonly Crumb[]
  readonly initial: Values
  readonly draft?: string
  readonly note?: string
  readonly submit: (body: BodyOf<typeof writeAnnouncement>) => Promise<Announcement>
  readonly onDone: (announcement: Announcement) => void
}

const words: Readonly<Record<string, Phrase>> = { ...kernelPhrases, ...announcementPhrases }
const never = new Date(Number.NaN)

/** The same rule that the server asks, said at the fields. */
function complaints({ titles, texts, fromAt, untilAt }: Values, preset: 'zh-Hans' | 'zh-Hant' | 'en'): Record<string, Complaint> {
  const plain = (said: Texts) => said.map((text) => text.trim())
  const found = complaintsAbout({ titles: plain(titles), texts: plain(texts), fromAt: momentOf(fromAt) ?? never, untilAt: momentOf(untilAt) ?? never }, preset, new Date())
  return Object.fromEntries(found.map(({ path, code }) => [path, { phrase: words[code === 'field.pattern' ? 'field.required' : code]! }]))
}
const withText = (said: Texts, at: number, text: string) => said.map((old, index) => index === at ? text : old) as unknown as Texts

export function AnnouncementForm({ initial, submit, onDone, draft, note, ...page }: Props) {
  const t = useSay()
  const preset = useLook()?.defaultLanguage ?? 'zh-Hans'
  const form = useForm<Values, Announcement>({
    initial, onDone, ...(draft === undefined ? {} : { draft }),
    check: (values) => complaints(values, preset),
    submit: ({ titles, texts, tone, audience, fromAt, untilAt }) => submit({
      titles: [...titles], texts: [...texts], tone: tone as Tone, isPublic: audience === 'everybody', fromAt: momentOf(fromAt)!.toISOString(), untilAt: momentOf(untilAt)!.toISOString(),
    }),
  })
  const { titles, texts, tone } = form.values
  return (
    <FormPage form={form} {...page}>
      {saidIn.map(({ language, at, label }, index) => (
        <FormSection key={language} title={language === preset ? `${t(label)}（${t(phrases.defaultLanguage)}）` : label} {...(index === 0 ? { description: phrases.languagesHelp } : {})}>
          <TextField {...form.at(`titles/${at}`, titles[at], (text) => form.set({ titles: withText(titles, at, text) }), language === preset)} label={phrases.title} maximum={announcementLimits.title} isWide />
          <TextAreaField {...form.at(`texts/${at}`, texts[at], (text) => form.set({ texts: withText(texts, at, text) }), language === preset)} label={phrases.text} maximum={announcementLimits.text} rows={2} />
        </FormSection>
      ))}
      <FormSection title={phrases.when}>
        <MomentField {...form.field('fromAt')} isRequired label={phrases.from} help={phrases.clock} />
        <MomentField {...form.field('untilAt')} isRequired label={phrases.until} help={phrases.clock} />
        <RadioField {...form.field('tone')} label={phrases.tone} options={[{ value: 'information', label: phrases.information }, { value: 'warning', label: phrases.warning }]} />
        <RadioField {...form.field('audience')} label={phrases.audience} options={[{ value: 'everybody', label: phrases.everybody }, { value: 'signed_in', label: phrases.signedIn }]} />
      </FormSection>
      <FormSection title={phrases.preview}><div data-wide>{note && <p>{note}</p>}<Previews titles={titles} texts={texts} tone={tone as Tone} /></div></FormSection>
    </FormPage>
  )
}
