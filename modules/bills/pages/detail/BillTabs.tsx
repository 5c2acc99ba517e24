import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import type { BillProps } from './BillContent.tsx'
import { BillLines } from './BillLines.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { Differences } from './Differences.tsx'
import { Flow } from './Flow.tsx'
import { GroupTable, groupsOf } from './GroupTable.tsx'
import { Questions } from './Questions.tsx'
import { shownRevision } from './revision.ts'
import type { Rejection } from './use-rejection.ts'

/** What belongs to one tab's list and must not narrow another's. */
const ofLists = Object.fromEntries(['page', 'pageSize', 'sort', 'q', 'department', 'project', 'region', 'service', 'kind', 'why', 'from'].map((name) => [name, undefined]))

/** The same lines grouped in four ways (B4), line by line, and what happened to them. */
export function BillTabs({ bill, asked, rejection }: BillProps & { readonly rejection: Rejection }) {
  const t = useSay()
  const [search, changeSearch] = useSearchValues()
  const hasEarlier = bill.revisions.some(({ number }) => number < shownRevision(bill, asked))
  const groups = groupsOf(bill, asked)
  const tabs: readonly { readonly name: string; readonly label: string; readonly content: ReactNode }[] = [
    ...groups.map(({ name, label, rows }) => ({ name, label: t(label), content: <GroupTable label={label} rows={rows} total={bill.total} /> })),
    { name: 'lines', label: t(phrases.lines), content: <BillLines bill={bill} asked={asked} picking={bill.allowed.includes('reject') ? rejection : undefined} /> },
    ...hasEarlier ? [{ name: 'differences', label: t(phrases.differences), content: <Differences bill={bill} asked={asked} /> }] : [],
    ...bill.questions.length > 0 ? [{ name: 'questions', label: `${t(phrases.questions)} (${bill.questions.length})`, content: <Questions bill={bill} asked={asked} /> }] : [],
    { name: 'flow', label: t(phrases.flow), content: <Flow bill={bill} asked={asked} /> },
  ]
  const first = tabs[0]!.name
  const present = tabs.some(({ name }) => name === search['tab']) ? search['tab']! : first
  return (
    <Tabs value={present} onChange={(tab) => changeSearch({ ...ofLists, tab: tab === first ? undefined : tab ?? undefined })} keepMounted={false}>
      <Tabs.List mb="md">{tabs.map(({ name, label }) => <Tabs.Tab key={name} value={name}>{label}</Tabs.Tab>)}</Tabs.List>
      {tabs.map(({ name, content }) => <Tabs.Panel key={name} value={name}>{content}</Tabs.Panel>)}
    </Tabs>
  )
}
