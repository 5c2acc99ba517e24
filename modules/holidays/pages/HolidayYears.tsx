import { Button, Tabs } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '#kit/web/client.ts'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { DayText, MomentText, NumberText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { HolidayYear, listHolidayYears, readHolidayYear } from '../contract.ts'
import { stretchesOf } from '../rules/stretches.ts'
import { holidayMenuPhrases } from './menu-phrases.ts'
import { yearLooks } from './parts/looks.ts'
import { holidayPagePhrases as phrases } from './parts/page-phrases.ts'
import { YearCalendar } from './parts/YearCalendar.tsx'
import classes from './parts/holidays.module.css'

const thisYear = new Date().getFullYear()

/** 节假日: the table of each year, as a list and as a calendar (R7). */
export default function HolidayYears() {
  const t = useSay()
  const years = useRead<typeof listHolidayYears>('GET /holiday-years')
  const [search, changeSearch] = useSearchValues()
  return (
    <DetailPage title={holidayMenuPhrases.holidays} subtitle={t(phrases.subtitle)} crumbs={[{ label: accessPhrases.platformMenu }, { label: holidayMenuPhrases.holidays }]}>
      <Answer of={years} isPart>{({ items }) => {
        // The year after the last one is offered too: its table is the next one to come.
        const known = items.map(({ year }) => year)
        const shown = [...known, Math.max(thisYear, ...known) + 1]
        const year = shown.find((one) => String(one) === search['year']) ?? shown.find((one) => one === thisYear) ?? shown[0]!
        return (
          <Tabs value={String(year)} onChange={(value) => changeSearch({ year: value ?? undefined })} keepMounted={false}>
            <Tabs.List mb="md">
              {shown.map((one) => <Tabs.Tab key={one} value={String(one)}>{known.includes(one) ? one : t(phrases.tabNoTable, { year: one })}</Tabs.Tab>)}
            </Tabs.List>
            {shown.map((one) => <Tabs.Panel key={one} value={String(one)}><Year year={one} /></Tabs.Panel>)}
          </Tabs>
        )
      }}</Answer>
    </DetailPage>
  )
}

function Year({ year }: { readonly year: number }) {
  const answer = useRead<typeof readHolidayYear>('GET /holiday-years/:year', { params: { year } })
  return <Answer of={answer} isPart>{(table) => <YearSections table={table} />}</Answer>
}

function YearSections({ table }: { readonly table: HolidayYear }) {
  const t = useSay()
  const { year, state, source, changedAt, changedBy, version, days } = table
  return (
    <div className={classes.sections}>
      <Section title={t(phrases.tableOf, { year })} actions={<Actions table={table} />}>
        <Facts items={[
          { label: phrases.state, value: <StatusTag looks={yearLooks} status={state} /> },
          { label: phrases.source, value: source },
          { label: phrases.changed, value: changedAt === null ? null : <><MomentText moment={changedAt} /> {changedBy?.name ?? t(phrases.shipped)}</> },
        ]} />
      </Section>
      <Section isFlush={version > 0}>
        {version === 0 ? <EmptyState title={t(phrases.noTable, { year })} text={phrases.noTableText} /> : <StretchTable days={days} year={year} />}
      </Section>
      <Section title={t(phrases.calendarOf, { year })}><YearCalendar year={year} days={days} /></Section>
    </div>
  )
}

function Actions({ table: { year, version } }: { readonly table: HolidayYear }) {
  const t = useSay()
  return (
    <>
      {version > 0 && <Button component="a" variant="default" download href={addressOf('/holiday-years/:year/export', { params: { year: String(year) } })} leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.download)}</Button>}
      <LinkButton to={`/holidays/import?year=${year}`}>{t(phrases.import)}</LinkButton>
    </>
  )
}

function StretchTable({ days, year }: { readonly days: HolidayYear['days']; readonly year: number }) {
  const t = useSay()
  return (
    <div className={classes.scroll} role="region" aria-label={t(phrases.tableOf, { year })} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr><th scope="col">{t(phrases.holiday)}</th><th scope="col">{t(phrases.from)}</th><th scope="col">{t(phrases.until)}</th><th scope="col" data-number>{t(phrases.days)}</th><th scope="col">{t(phrases.makeUpDays)}</th></tr>
        </thead>
        <tbody>
          {stretchesOf(days).map(({ name, from, until, days: count, makeUpDays }) => (
            <tr key={from}>
              <th scope="row">{name === '' ? '—' : name}</th>
              <td>{count === 0 ? '—' : <DayText day={from} />}</td>
              <td>{count === 0 ? '—' : <DayText day={until} />}</td>
              <td data-number><NumberText value={count} /></td>
              <td>{makeUpDays.length === 0 ? '—' : makeUpDays.map((day, index) => <span key={day}>{index > 0 && ' · '}<DayText day={day} /></span>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
