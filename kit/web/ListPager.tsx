import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react'
import { useFormats, useSay } from './i18n.tsx'
import { pageSizes, type ListState } from './list-state.ts'
import { listPhrases } from './list-phrases.ts'
import classes from './list.module.css'

type PagerProps = { readonly state: ListState; readonly total: number; readonly isExact: boolean; readonly hasNext: boolean; readonly onPageSize: (size: number) => void }

/** Total (exact or “about”), rows per page, the page. */
export function ListPager({ state, total, isExact, hasNext, onPageSize }: PagerProps) {
  const t = useSay()
  const formats = useFormats()
  const pages = Math.max(1, Math.ceil(total / state.pageSize))
  const open = (page: number) => state.change({ page: page === 1 ? undefined : String(page) })
  return (
    <nav className={classes.pager} aria-label={t(listPhrases.pages)}>
      <span role="status">{t(isExact ? listPhrases.total : listPhrases.totalAbout, { total: formats.number(total) })}</span>
      <span className={classes.gap} />
      <NativeSelect className={classes.pageSize} aria-label={t(listPhrases.perPage)} title={t(listPhrases.perPage)} size="sm" value={String(state.pageSize)} data={[...new Set([...pageSizes, state.pageSize])].sort((left, right) => left - right).map(String)}
        onChange={(event) => onPageSize(Number(event.currentTarget.value))} />
      <span>{isExact ? t(listPhrases.pageOf, { page: formats.number(state.page), pages: formats.number(pages) }) : t(listPhrases.pageOnly, { page: formats.number(state.page) })}</span>
      <span className={classes.turn}>
        <ActionIcon variant="default" aria-label={t(listPhrases.firstPage)} disabled={state.page === 1} onClick={() => open(1)}><IconChevronsLeft size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" aria-label={t(listPhrases.previousPage)} disabled={state.page === 1} onClick={() => open(state.page - 1)}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" aria-label={t(listPhrases.nextPage)} disabled={!hasNext} onClick={() => open(state.page + 1)}><IconChevronRight size={16} aria-hidden /></ActionIcon>
      </span>
    </nav>
  )
}
