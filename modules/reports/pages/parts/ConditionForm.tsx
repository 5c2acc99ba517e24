import { Button } from '@mantine/core'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { isRequired } from '#kit/web/checks.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { CheckboxField, DayField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import type { readFeeChoices } from '../../contract.ts'
import type { Conditions } from '../../rules/conditions.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { reportPagePhrases as phrases } from './report-phrases.ts'
import classes from './reports.module.css'

export type SearchValues = Conditions & { readonly remember: boolean }
export const searchRules = { services: [isRequired], from: [isRequired], to: [isRequired], memberIds: [isRequired] }
/** Days are compared as they are written. */
export const checkRange = ({ from, to }: SearchValues) => from !== '' && to !== '' && to < from ? { to: { phrase: phrases.rangeReversed } } : {}

/** Guide 004 §4.2: products, days, users, and whether the users are remembered (§4.2.2). */
export function ConditionForm({ form, choices }: { readonly form: Form<SearchValues>; readonly choices: AnswerOf<typeof readFeeChoices> }) {
  const t = useSay()
  const services = choices.services.map(({ code, names }) => ({ value: code, label: t(names) }))
  const members = choices.members.map(({ id, name, account, isExisting }) => ({ value: id, label: t(isExisting ? phrases.memberOf : phrases.goneMember, { name, account }) }))
  return (
    <form className={classes.form} noValidate aria-busy={form.isBusy} onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
      <ErrorSummary form={form} />
      <div className={classes.fields}>
        <ChoiceList {...form.field('services')} label={phrases.services} choices={services} />
        <ChoiceList {...form.field('memberIds')} label={phrases.members} choices={members} hasSearch />
        <div className={classes.days}>
          <DayField {...form.field('from')} label={phrases.from} />
          <DayField {...form.field('to')} label={phrases.to} />
        </div>
        <CheckboxField {...form.field('remember')} label={phrases.remember} help={phrases.rememberHelp} />
      </div>
      <div className={classes.formActions}>
        <Button type="submit" loading={form.isBusy}>{t(phrases.confirm)}</Button>
        <p className={classes.small}>{t(phrases.daysHelp)}</p>
      </div>
    </form>
  )
}
