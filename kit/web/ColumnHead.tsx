import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { memo, useState, type ReactNode } from 'react'
import type { Column, ColumnFilter, Options } from './columns.tsx'
import type { Option } from './fields.tsx'
import { useSay } from './i18n.tsx'
import type { ListState } from './list-state.ts'
import { chosenOf, daysOf, nextSort, writeDays } from './list-values.ts'
import { listPhrases } from './list-phrases.ts'
import { kitPhrases } from './phrases.ts'
import classes from './list.module.css'

type HeadProps = { readonly column: Column<never>; readonly state: ListState; readonly isPinned: boolean; readonly isNumeric: boolean }

/** A column's head: its name sorts in three states, the funnel opens its filter; both are buttons. */
export const ColumnHead = memo(function ColumnHead({ column, state, isPinned, isNumeric }: HeadProps) {
  const t = useSay()
  const { field, label, isSortable, filter } = column
  const direction = state.sort === field ? 'ascending' : state.sort === `-${field}` ? 'descending' : 'none'
  const Arrow = direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort
  return (
    <th scope="col" aria-sort={isSortable ? direction : undefined} data-pinned={isPinned || undefined} data-end={column.isPinnedEnd || undefined} data-numeric={isNumeric || undefined} className={classes.head}>
      <div className={classes.headLine}>
        {isSortable
          ? (
            <button type="button" className={classes.sort} data-direction={direction} title={t(listPhrases.sortBy, { column: t(label) })} onClick={() => state.change({ sort: nextSort(state.sort, field) })}>
              <span>{t(label)}</span><Arrow size={16} aria-hidden />
            </button>
          )
          : <span className={classes.name} title={t(label)}>{t(label)}</span>}
        {filter && <FilterButton column={column} filter={filter} state={state} />}
      </div>
    </th>
  )
})

function FilterButton({ column, filter, state }: { readonly column: Column<never>; readonly filter: ColumnFilter; readonly state: ListState }) {
  const t = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const value = state.filters[column.field]
  const isActive = value !== undefined
  const apply = (next: string | undefined) => { state.change({ [column.field]: next }); setIsOpen(false) }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus withinPortal width={264}>
      <Popover.Target>
        <ActionIcon size={24} className={classes.funnel} data-active={isActive || undefined} aria-label={t(isActive ? listPhrases.filterActive : listPhrases.filterBy, { column: t(column.label) })} onClick={() => setIsOpen(!isOpen)}>
          {isActive ? <IconFilterFilled size={16} aria-hidden /> : <IconFilter size={16} aria-hidden />}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t(listPhrases.filterBy, { column: t(column.label) })}>
        {filter.kind === 'text' && <TextFilter value={value} apply={apply} />}
        {filter.kind === 'days' && <DaysFilter value={value} apply={apply} />}
        {filter.kind === 'choice' && <ChoiceFilter value={value} apply={apply} options={filter.options} />}
      </Popover.Dropdown>
    </Popover>
  )
}

type FilterProps = { readonly value: string | undefined; readonly apply: (value: string | undefined) => void }

function FilterForm({ onApply, onClear, children }: { readonly onApply: () => void; readonly onClear: () => void; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <form onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); onApply() }}>
      <Stack gap="xs">
        {children}
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={onClear}>{t(kitPhrases.clear)}</Button>
          <Button size="xs" type="submit">{t(kitPhrases.apply)}</Button>
        </Group>
      </Stack>
    </form>
  )
}

function TextFilter({ value, apply }: FilterProps) {
  const t = useSay()
  const [typed, setTyped] = useState(value ?? '')
  return (
    <FilterForm onApply={() => apply(typed.trim() || undefined)} onClear={() => apply(undefined)}>
      <TextInput label={t(listPhrases.contains)} value={typed} maxLength={100} data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
    </FilterForm>
  )
}

function DaysFilter({ value, apply }: FilterProps) {
  const t = useSay()
  const [[from, to], setDays] = useState(daysOf(value))
  return (
    <FilterForm onApply={() => apply(writeDays(from, to))} onClear={() => apply(undefined)}>
      <TextInput type="date" label={t(listPhrases.fromDay)} value={from} max={to || undefined} data-autofocus onChange={(event) => setDays([event.currentTarget.value, to])} />
      <TextInput type="date" label={t(listPhrases.toDay)} value={to} min={from || undefined} onChange={(event) => setDays([from, event.currentTarget.value])} />
    </FilterForm>
  )
}

function ChoiceFilter({ options, ...props }: FilterProps & { readonly options: Options }) {
  return typeof options === 'function' ? <ReadOptions useOptions={options} {...props} /> : <Choices options={options} {...props} />
}

function ReadOptions({ useOptions, ...props }: FilterProps & { readonly useOptions: () => readonly Option[] }) {
  return <Choices options={useOptions()} {...props} />
}

function Choices({ options, value, apply }: FilterProps & { readonly options: readonly Option[] }) {
  const t = useSay()
  const [chosen, setChosen] = useState(chosenOf(value))
  const [typed, setTyped] = useState('')
  const isLong = options.length > 10
  const shown = options.filter(({ label }) => t(label).toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 200)
  return (
    <FilterForm onApply={() => apply(chosen.length > 0 ? chosen.join(',') : undefined)} onClear={() => apply(undefined)}>
      {isLong && <TextInput aria-label={t(listPhrases.findOption)} placeholder={t(listPhrases.findOption)} value={typed} data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />}
      <ScrollArea.Autosize mah={280} type="auto">
        <Stack gap={4} p={2}>
          {shown.length === 0 && <span>{t(kitPhrases.noOptions)}</span>}
          {shown.map((option, index) => (
            <Checkbox key={option.value} label={t(option.label)} checked={chosen.includes(option.value)} data-autofocus={(!isLong && index === 0) || undefined}
              onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, option.value] : chosen.filter((entry) => entry !== option.value))} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </FilterForm>
  )
}
