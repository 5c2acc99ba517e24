import { ActionIcon, Badge, Button, Checkbox, CloseButton, Popover, SegmentedControl, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconDownload, IconRefresh, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Column } from './columns.tsx'
import type { Option } from './fields.tsx'
import { useFormats, useSay, type Say } from './i18n.tsx'
import type { Density, ListLook, ListState } from './list-state.ts'
import { chosenOf, daysOf } from './list-values.ts'
import { isTyping } from './list-keys.ts'
import { listPhrases } from './list-phrases.ts'
import { kitPhrases } from './phrases.ts'
import classes from './list.module.css'

const hasKeyboard = matchMedia('(hover: hover)').matches

/** The quick search: sent when typing pauses, never in the middle of a composed character. */
export function QuickSearch({ state }: { readonly state: ListState }) {
  const t = useSay()
  const [typed, setTyped] = useState(state.q)
  const [isComposing, setIsComposing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { q, change } = state
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    if (isComposing || typed.trim() === q) return
    const timer = setTimeout(() => change({ q: typed.trim() || undefined }), 300)
    return () => clearTimeout(timer)
  }, [typed, isComposing, q, change])
  useSlash(input)
  return (
    <TextInput ref={input} className={classes.search} type="search" role="searchbox" aria-label={t(listPhrases.search)} aria-keyshortcuts="/" placeholder={t(hasKeyboard ? listPhrases.searchHint : listPhrases.search)} maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />} rightSection={typed && <CloseButton size={24} aria-label={t(kitPhrases.clear)} onClick={() => { setTyped(''); input.current?.focus() }} />}
      value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
      onCompositionStart={() => setIsComposing(true)} onCompositionEnd={() => setIsComposing(false)} />
  )
}

function useSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}

type LookProps = { readonly columns: readonly Column<never>[]; readonly look: ListLook; readonly change: (changes: Partial<ListLook>) => void }

/** Which columns are shown, and how close the rows stand. */
export function LookButton({ columns, look, change }: LookProps) {
  const t = useSay()
  const densities: Density[] = ['comfortable', 'compact']
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={240}>
      <Popover.Target>
        <ActionIcon size={36} variant="default" aria-label={t(listPhrases.columnsAndDensity)} title={t(listPhrases.columnsAndDensity)}><IconAdjustmentsHorizontal size={20} aria-hidden /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(listPhrases.columnsAndDensity)}>
        <Stack gap="sm">
          <SegmentedControl fullWidth aria-label={t(listPhrases.density)} value={look.density} data={densities.map((value) => ({ value, label: t(listPhrases[value]) }))} onChange={(density) => change({ density: density as Density })} />
          <Checkbox.Group label={t(listPhrases.columns)} value={columns.filter(({ field }) => !look.hidden.includes(field)).map(({ field }) => field)}
            onChange={(shown) => change({ hidden: columns.map(({ field }) => field).filter((field) => !shown.includes(field)) })}>
            <Stack gap={4} mt={8} className={classes.columnChoices} tabIndex={0}>
              {columns.map(({ field, label }, index) => <Checkbox key={field} value={field} label={t(label)} disabled={index === 0} />)}
            </Stack>
          </Checkbox.Group>
          <Button variant="subtle" size="xs" onClick={() => change({ hidden: [] })}>{t(listPhrases.showAllColumns)}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

export function RefreshButton({ onClick, isBusy }: { readonly onClick: () => void; readonly isBusy: boolean }) {
  const t = useSay()
  return <Tooltip label={t(listPhrases.refresh)}><ActionIcon size={36} variant="default" aria-label={t(listPhrases.refresh)} aria-busy={isBusy} onClick={onClick}><IconRefresh size={20} className={isBusy ? classes.turning : undefined} aria-hidden /></ActionIcon></Tooltip>
}

export function ExportLink({ address }: { readonly address: string }) {
  const t = useSay()
  return <Button component="a" href={address} download variant="default" className={classes.export} leftSection={<IconDownload size={16} aria-hidden />}>{t(listPhrases.export)}</Button>
}

/** The filters in force, each removable, so that nobody wonders why rows are missing. */
export function ActiveFilters({ columns, state }: { readonly columns: readonly Column<never>[]; readonly state: ListState }) {
  const t = useSay()
  const formats = useFormats()
  const active = columns.filter(({ field, filter }) => filter && state.filters[field] !== undefined)
  if (active.length === 0) return null
  return (
    <div className={classes.active} role="group" aria-label={t(listPhrases.activeFilters)}>
      {active.map((column) => {
        const words = `${t(column.label)}: ${describe(column, state.filters[column.field]!, t, formats.day)}`
        return (
          <Badge key={column.field} variant="default" size="lg" radius="sm" tt="none" fw={400} className={classes.chip}
            rightSection={<ActionIcon size={24} aria-label={t(listPhrases.removeFilter, { filter: words })} onClick={() => state.change({ [column.field]: undefined })}><IconX size={16} aria-hidden /></ActionIcon>}>
            {words}
          </Badge>
        )
      })}
      <Button variant="subtle" size="compact-sm" onClick={() => state.change(Object.fromEntries(active.map(({ field }) => [field, undefined])))}>{t(listPhrases.clearFilters)}</Button>
    </div>
  )
}

function describe(column: Column<never>, value: string, t: Say, day: (text: string) => string): string {
  if (column.filter?.kind === 'days') return daysOf(value).map((end) => end ? day(end) : '…').join(' – ')
  if (column.filter?.kind !== 'choice') return value
  const options: readonly Option[] = typeof column.filter.options === 'function' ? [] : column.filter.options
  const chosen = chosenOf(value)
  const words = chosen.map((entry) => options.find((option) => option.value === entry)).filter((option) => option !== undefined).map(({ label }) => t(label))
  return words.length === chosen.length ? words.join('、') : String(chosen.length)
}
