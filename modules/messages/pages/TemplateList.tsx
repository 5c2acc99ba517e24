import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { PageLink, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import { withMarkedPlaces } from '../rules/templates.ts'
import type { listTemplates, MessageTemplate } from '../template-contract.ts'
import { TemplatePreview } from './parts/TemplatePreview.tsx'
import classes from './parts/templates.module.css'
import { templatePhrases as phrases } from './template-phrases.ts'

/** Every text of the product's notices by what it is about; the chosen one in each language and channel. */
export default function TemplateList() {
  const t = useSay()
  const templates = useRead<typeof listTemplates>('GET /message-templates')
  return (
    <DetailPage title={phrases.templates} subtitle={t(phrases.intro)} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.templates }]}>
      <Answer of={templates} isPart>{({ items }) => <Templates items={items} />}</Answer>
    </DetailPage>
  )
}

function Templates({ items }: { readonly items: readonly MessageTemplate[] }) {
  const t = useSay()
  const [{ title, body }] = useSearchValues()
  const chosen = items.find((one) => one.titleKey === title && one.bodyKey === body)
  return (
    <div className={classes.columns}>
      <Section title={phrases.list}><Choice items={items} chosen={chosen} /></Section>
      <div className={classes.preview} aria-live="polite">
        {chosen ? <TemplatePreview key={`${chosen.titleKey} ${chosen.bodyKey}`} template={chosen} /> : <Section><EmptyState title={t(phrases.choose)} /></Section>}
      </div>
    </div>
  )
}

function Choice({ items, chosen }: { readonly items: readonly MessageTemplate[]; readonly chosen: MessageTemplate | undefined }) {
  const t = useSay()
  const { language } = useLanguage()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLocaleLowerCase()
  const found = items.filter(({ title, body, titleKey }) => [...title, ...body, titleKey].some((text) => text.toLocaleLowerCase().includes(wanted)))
  const groups = [...new Set(found.map(({ group }) => group))].map((group) => ({ group, name: groupName(group, t) })).toSorted((left, right) => left.name.localeCompare(right.name, language))
  return (
    <>
      <TextInput label={t(phrases.find)} value={words} maxLength={100} onChange={(event) => setWords(event.currentTarget.value)} />
      <p className={classes.count} role="status">{t(found.length === 0 ? phrases.none : phrases.count, { count: found.length })}</p>
      <div className={classes.list} role="region" aria-label={t(phrases.list)} tabIndex={0}>
        {groups.map(({ group, name }) => (
          <section key={group}>
            <h3 className={classes.group}>{name}</h3>
            <ul>{found.filter((one) => one.group === group).map((one) => (
              <li key={`${one.titleKey} ${one.bodyKey}`}>
                <PageLink to={`/mail-templates?title=${one.titleKey}&body=${one.bodyKey}`} className={classes.entry ?? ''} {...one === chosen ? { 'aria-current': 'page' as const } : {}}>{withMarkedPlaces(t(one.title))}</PageLink>
              </li>
            ))}</ul>
          </section>
        ))}
      </div>
    </>
  )
}

function groupName(group: string, t: ReturnType<typeof useSay>): string {
  const key = `group.${group}`
  return Object.hasOwn(phrases, key) ? t(phrases[key as 'group.order']) : group
}
