import { Answer } from '#kit/web/DetailPage.tsx'
import { isRequired } from '#kit/web/checks.ts'
import { RadioField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, useSearchValues } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { HolidayYear, readHolidayYear, replaceHolidayYear } from '../contract.ts'
import type { YearState } from '../rules/working-days.ts'
import { holidayMenuPhrases } from './menu-phrases.ts'
import { holidayPagePhrases as phrases } from './parts/page-phrases.ts'
import { TableFile, type ReadTable } from './parts/TableFile.tsx'
import { TablePreview } from './parts/TablePreview.tsx'
import classes from './parts/holidays.module.css'

const nextYear = new Date().getFullYear() + 1

/** Another table for a year: the file, what it would change, and only then the change. */
export default function HolidayImport() {
  const [search] = useSearchValues()
  const asked = Number(search['year'])
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : nextYear
  const table = useRead<typeof readHolidayYear>('GET /holiday-years/:year', { params: { year } })
  return <Answer of={table}>{(data) => <ImportForm key={year} table={data} />}</Answer>
}

type Values = { readonly file: ReadTable | null; readonly state: YearState; readonly source: string }

function ImportForm({ table: { year, version } }: { readonly table: HolidayYear }) {
  const t = useSay()
  const go = useGo()
  const backTo = `/holidays?year=${year}`
  const replace = useAct<typeof replaceHolidayYear>('PUT /holiday-years/:year', { done: phrases.replaced, isQuiet: true })
  const form = useForm<Values, HolidayYear>({
    initial: { file: null, state: 'official', source: '' },
    rules: { source: [isRequired] },
    check: ({ file }) => ({ file: file === null ? { phrase: phrases.fileMissing } : undefined }),
    submit: ({ file, state, source }) => replace.mutateAsync({ params: { year }, body: { version, state, source, days: file!.days } }),
    onDone: () => go(backTo, { isReplacing: true }),
  })
  const { file, state } = form.values
  const stateField = form.field('state')
  return (
    <FormPage form={form} title={t(phrases.importTitle, { year })} verb={t(phrases.replace, { year })} backTo={backTo}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: holidayMenuPhrases.holidays, to: backTo }, { label: phrases.import }]}>
      <FormSection title={phrases.fileTitle}>
        <TableFile {...form.field('file')} year={year} />
        <TextField {...form.field('source')} label={phrases.source} help={phrases.sourceHelp} maximum={200} />
        <RadioField {...stateField} onChange={(value) => stateField.onChange(value as YearState)} label={phrases.state} help={phrases.stateHelp}
          options={[{ value: 'official', label: phrases.official }, { value: 'estimated', label: phrases.estimated }]} />
      </FormSection>
      <FormSection title={phrases.previewTitle}>
        <div data-wide>{file === null ? <p className={classes.help}>{t(phrases.previewFirst)}</p> : <TablePreview year={year} state={state} days={file.days} />}</div>
      </FormSection>
    </FormPage>
  )
}
