import { Button, MultiSelect, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { draftKey, readDraft, removeDraft, writeDraft } from '#kit/web/drafts.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { addComment, listParticipants } from '../../conversation-contract.ts'
import { conversationPagePhrases as phrases } from '../parts/conversation-page-phrases.ts'
import classes from '../parts/conversation.module.css'

type Written = { readonly text: string; readonly mentions: readonly string[] }
const nothing: Written = { text: '', mentions: [] }
const longestText = 2000
const mostMentions = 20

/** What is typed is kept on this device until it is sent; a refusal leaves it as it is. */
export function CommentForm({ applicationId }: { readonly applicationId: string }) {
  const t = useSay()
  const me = useMe()
  const key = draftKey(me.id, `application.conversation.${applicationId}`)
  const [written, setWritten] = useState<Written>(() => readDraft(key, nothing)?.values ?? nothing)
  const [isMissing, setIsMissing] = useState(false)
  const add = useAct<typeof addComment>('POST /applications/:id/comments', { done: phrases.sent, isQuiet: true })
  const change = (changes: Partial<Written>) => {
    const next = { ...written, ...changes }
    setWritten(next)
    setIsMissing(false)
    if (next.text === '' && next.mentions.length === 0) removeDraft(key)
    else writeDraft(key, next)
  }
  const send = () => {
    if (add.isPending) return
    if (written.text.trim() === '') return setIsMissing(true)
    add.mutate({ params: { id: applicationId }, body: { text: written.text, mentions: [...written.mentions] } }, { onSuccess: () => change(nothing) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const problem = add.error === null ? undefined : problemOf(add.error)
  const said = problem && [problem.title, ...problem.errors.map(({ message }) => message)].join(' ')
  return (
    <form className={classes.form} noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
      <Textarea label={t(phrases.comment)} description={t(phrases.commentHelp)} dir="auto" autosize minRows={2} maxRows={10} maxLength={longestText} value={written.text}
        error={isMissing ? t(kitPhrases.fieldRequired) : said} onKeyDown={onKeyDown} onChange={(event) => change({ text: event.currentTarget.value })} />
      <MentionField applicationId={applicationId} value={written.mentions} onChange={(mentions) => change({ mentions })} />
      <div><Button type="submit" leftSection={<IconSend size={16} aria-hidden />} loading={add.isPending}>{t(phrases.send)}</Button></div>
    </form>
  )
}

/** @-mention: people who take part, found by typing. */
function MentionField({ applicationId, value, onChange }: { readonly applicationId: string; readonly value: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const t = useSay()
  const me = useMe()
  const [search, setSearch] = useState('')
  const found = useRead<typeof listParticipants>('GET /applications/:id/participants', { params: { id: applicationId }, query: search === '' ? {} : { q: search } }, { keepsPrevious: true })
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const people = (found.data?.items ?? []).filter(({ id }) => id !== me.id).map(({ id, name, department }) => ({ value: id, label: department === null ? name : `${name} · ${department}` }))
  // Chosen people stay named while something else is searched for.
  const chosen = value.filter((id) => !people.some((person) => person.value === id)).map((id) => ({ value: id, label: names[id] ?? id }))
  const choose = (ids: string[]) => {
    setNames((before) => ({ ...before, ...Object.fromEntries(people.map((person) => [person.value, person.label])) }))
    onChange(ids)
  }
  return (
    <MultiSelect label={t(phrases.mentions)} description={t(phrases.mentionsHelp)} placeholder={value.length === 0 ? t(phrases.mentionsPlaceholder) : ''} data={[...people, ...chosen]} value={[...value]} onChange={choose}
      searchable searchValue={search} onSearchChange={setSearch} maxValues={mostMentions} hidePickedOptions classNames={{ inputField: classes.mention ?? '' }} leftSection={<span aria-hidden>@</span>}
      nothingFoundMessage={t(phrases.nobodyFound)} clearButtonProps={{ 'aria-label': t(kitPhrases.clear) }} />
  )
}
