import { Button, Tabs } from '@mantine/core'
import { useCallback, type ReactNode } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import type { BillDetail, BillLine } from '../../contract.ts'
import { BillLines } from '../detail/BillLines.tsx'
import { billDetailPhrases } from '../detail/detail-phrases.ts'
import { Differences } from '../detail/Differences.tsx'
import { Flow } from '../detail/Flow.tsx'
import { shownRevision } from '../detail/revision.ts'
import { workPhrases as phrases } from '../parts/work-phrases.ts'

/** What belongs to the list of lines, or to the differences, and must not narrow another tab. */
const ofTabs = Object.fromEntries(['page', 'pageSize', 'sort', 'q', 'department', 'project', 'region', 'service', 'kind', 'why', 'from'].map((name) => [name, undefined]))

/** The lines, each of which can be adjusted; what changed against the revision sent last; what happened. */
export function WorkTabs({ bill, onAdjust }: { readonly bill: BillDetail; readonly onAdjust: (line: BillLine) => void }) {
  const t = useSay()
  const [search, changeSearch] = useSearchValues()
  const mayAdjust = bill.allowed.includes('adjust')
  const act = useCallback((line: BillLine) => <AdjustButton line={line} onAdjust={onAdjust} />, [onAdjust])
  const hasEarlier = bill.revisions.some(({ number }) => number < shownRevision(bill, undefined))
  const tabs: readonly { readonly name: string; readonly label: string; readonly content: ReactNode }[] = [
    { name: 'lines', label: t(billDetailPhrases.lines), content: <BillLines bill={bill} asked={undefined} picking={undefined} act={mayAdjust ? act : undefined} /> },
    ...hasEarlier ? [{ name: 'differences', label: t(billDetailPhrases.differences), content: <Differences bill={bill} asked={undefined} /> }] : [],
    { name: 'flow', label: t(billDetailPhrases.flow), content: <Flow bill={bill} asked={undefined} /> },
  ]
  const present = tabs.find(({ name }) => name === search['tab'])?.name ?? 'lines'
  return (
    <Tabs value={present} onChange={(tab) => changeSearch({ ...ofTabs, tab: tab === 'lines' ? undefined : tab ?? undefined })} keepMounted={false}>
      <Tabs.List mb="md">{tabs.map(({ name, label }) => <Tabs.Tab key={name} value={name}>{label}</Tabs.Tab>)}</Tabs.List>
      {tabs.map(({ name, content }) => <Tabs.Panel key={name} value={name}>{content}</Tabs.Panel>)}
    </Tabs>
  )
}

function AdjustButton({ line, onAdjust }: { readonly line: BillLine; readonly onAdjust: (line: BillLine) => void }) {
  const t = useSay()
  return <Button variant="subtle" size="compact-sm" aria-label={t(phrases.adjustLine, { line: line.number })} onClick={() => onAdjust(line)}>{t(phrases.adjust)}</Button>
}
