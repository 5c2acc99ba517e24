import { Button, TextInput } from '@mantine/core'
import { IconPrinter, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { PageHead } from '#kit/web/DetailPage.tsx'
import { useSay, type Say } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { NotFoundState } from '#kit/web/States.tsx'
import { helpPhrases as phrases } from '../phrases.ts'
import { audiences, helpFor, isAudience, quotaPermissionsOf, type Audience } from '../rules/audiences.ts'
import { TopicSection } from './parts/TopicSection.tsx'
import { topicPhrase } from './parts/topic-words.ts'
import classes from './help.module.css'

/** What one role can do, topic by topic (chapter 10, help per role). */
export default function HelpOfAudience() {
  const { audience = '' } = usePageParams()
  return isAudience(audience) ? <Help key={audience} audience={audience} /> : <div className={classes.page}><NotFoundState /></div>
}

function Help({ audience }: { readonly audience: Audience }) {
  const t = useSay()
  const [sought, setSought] = useState('')
  const all = helpFor(audience)
  const shown = all.filter((entry) => holdsWords(t, entry, sought))
  return (
    <div className={classes.page}>
      <PageHead title={t(phrases.helpFor, { role: phrases[`audience.${audience}`] })}
        crumbs={[{ label: phrases.help, to: '/help' }, { label: phrases[`audience.${audience}`] }]}
        actions={<div className={classes.tools}>
          <LinkButton to="/help#keys" variant="default">{t(phrases.keys)}</LinkButton>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t(phrases.print)}</Button>
        </div>} />
      {quotaPermissionsOf(audiences[audience]).length > 0 && <p className={classes.quiet}>{t(phrases.quotaNote)}</p>}
      <TextInput className={classes.search} type="search" role="searchbox" label={t(phrases.search)} maxLength={60} leftSection={<IconSearch size={16} aria-hidden />}
        value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      <p role="status" className={classes.quiet}>{sought.trim() !== '' && t(shown.length === 0 ? phrases.noneFound : phrases.found, { count: shown.length })}</p>
      <div className={classes.columns}>
        <nav aria-labelledby="contents" className={classes.contents}>
          <h2 id="contents">{t(phrases.contents)}</h2>
          <ul>{shown.map(({ topic: { code } }) => <li key={code}><a href={`#${code}`}>{t(topicPhrase(code))}</a></li>)}</ul>
        </nav>
        <div>{shown.map(({ topic, steps }) => <TopicSection key={topic.code} topic={topic} steps={steps} />)}</div>
      </div>
    </div>
  )
}

/** Every word that was typed stands somewhere in the topic. */
function holdsWords(t: Say, { topic, steps }: ReturnType<typeof helpFor>[number], sought: string): boolean {
  const text = [t(topicPhrase(topic.code)), t(topicPhrase(topic.code, 0)), ...steps.map(({ number }) => t(topicPhrase(topic.code, number)))].join('\n').toLowerCase()
  return sought.trim().toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
