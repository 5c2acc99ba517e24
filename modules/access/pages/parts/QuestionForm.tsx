import { Button } from '@mantine/core'
import { useState } from 'react'
import { Section } from '#kit/web/DetailPage.tsx'
import { SelectField, TextField, type Option } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import type { ExplanationQuestions } from '../../contract.ts'
import { AccountField } from './AccountField.tsx'
import { explanationPagePhrases as phrases } from './explanation-page-phrases.ts'
import classes from './explanation.module.css'

type Asked = Readonly<Record<string, string>>

/** Who, which record, which permission or act: sent, it becomes the address. */
export function QuestionForm({ questions, asked }: { readonly questions: ExplanationQuestions; readonly asked: Asked }) {
  const t = useSay()
  const me = useMe()
  const [, change] = useSearchValues()
  const [values, setValues] = useState<Asked>(asked)
  const field = (name: string) => ({
    id: `explanation-${name}`, path: name, value: values[name] ?? '', error: undefined, isRequired: false, onBlur: () => {},
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  })
  const kind = values['recordKind'] ?? ''
  const send = () => change({
    accountId: values['accountId'], permission: values['permission'], recordKind: kind, recordId: kind === '' ? undefined : values['recordId']?.trim(),
  }, false)
  return (
    <Section>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send() }}>
        {meets(me, 'account.maintain') && <AccountField value={values['accountId'] ?? me.id} onChange={(accountId) => setValues({ ...values, accountId })} />}
        <SelectField {...field('recordKind')} label={phrases.recordKind} options={[{ value: '', label: phrases.noRecord }, ...questions.records.map(({ kind: value, name }) => ({ value, label: name }))]}
          onChange={(recordKind) => setValues({ ...values, recordKind, permission: '' })} />
        {kind !== '' && <TextField {...field('recordId')} label={phrases.recordId} help={phrases.recordIdHelp} maximum={120} />}
        <SelectField {...field('permission')} label={phrases.permission} placeholder={kind === '' ? undefined : phrases.everyAct} options={permissionOptions(questions, kind)} isClearable />
        <div className={classes.actions}><Button type="submit">{t(phrases.explain)}</Button></div>
      </form>
    </Section>
  )
}

/** The acts of the chosen kind first, then every permission. */
function permissionOptions({ records, permissions }: ExplanationQuestions, kind: string): Option[] {
  const acts = records.find((record) => record.kind === kind)?.acts ?? []
  return [...acts, ...permissions].map(({ code, name }) => ({ value: code, label: name }))
}
