import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Answer, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { withMarkedPlaces } from '../../rules/templates.ts'
import type { MessageTemplate, previewTemplate, TemplatePreview as Preview } from '../../template-contract.ts'
import { templatePhrases as phrases } from '../template-phrases.ts'
import { languageNamesOfMails } from './looks.ts'
import messages from './messages.module.css'
import classes from './templates.module.css'

export function TemplatePreview({ template: { titleKey, bodyKey, title, body } }: { readonly template: MessageTemplate }) {
  const t = useSay()
  const own = useLanguage().language
  const [language, setLanguage] = useState<Preview['language']>(own)
  const preview = useRead<typeof previewTemplate>('GET /message-templates/preview', { query: { title: titleKey, body: bodyKey } })
  const position = ({ en: 0, 'zh-Hant': 1, 'zh-Hans': 2 } as const)[language]
  return (
    <>
      <SegmentedControl aria-label={t(phrases.language)} value={language} onChange={(chosen) => setLanguage(chosen as Preview['language'])}
        data={Object.entries(languageNamesOfMails).map(([value, label]) => ({ value, label: t(label) }))} />
      <Answer of={preview} isPart>{({ previews }) => {
        const shown = previews.find((one) => one.language === language)
        return shown && <Channels preview={shown} />
      }}</Answer>
      <Section title={phrases.original}>
        <p className={messages.text} lang={language}>{withMarkedPlaces(title[position])}</p>
        <p className={messages.text} lang={language}>{withMarkedPlaces(body[position])}</p>
        <p className={classes.keys}>{titleKey} · {bodyKey}</p>
      </Section>
    </>
  )
}

function Channels({ preview: { language, title, text, mail, dingtalk } }: { readonly preview: Preview }) {
  const t = useSay()
  return (
    <>
      <Section title={phrases.message}>
        <p className={classes.title} lang={language}>{title}</p>
        <p className={messages.text} lang={language}>{text}</p>
      </Section>
      <Section title={phrases.mail}>
        <Facts items={[{ label: phrases.subject, value: <span lang={language}>{mail.subject}</span>, isWide: true }]} />
        <pre className={`${messages.mail} ${classes.mail}`} lang={language}>{mail.text}</pre>
      </Section>
      <Section title={phrases.personal}><pre className={messages.mail} lang={language}>{dingtalk.personal}</pre></Section>
      {dingtalk.robot !== null && (
        <Section title={phrases.robot}>
          <pre className={messages.mail}>{dingtalk.robot}</pre>
          <p className={classes.keys}>{t(phrases.robotHint)}</p>
        </Section>
      )}
    </>
  )
}
