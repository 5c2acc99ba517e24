// The pages before log-in come with the styles of a few components only; this one has choices and a dialog.
import '@mantine/core/styles.layer.css'
import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, RadioField, SelectField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import { roleName } from '#modules/access/pages/parts/words.ts'
import type { QuotaPermission } from '#modules/access/rules/permissions.ts'
import { accountNameRules, displayNameRules, emailRules, phoneRules } from '#modules/accounts/pages/parts/account-rules.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import type { AccountChoices, askForAccount, listAccountRequestChoices } from '../contract.ts'
import type { DepartmentRole } from '../rules/requestable.ts'
import { departmentOptions } from './parts/department-options.ts'
import { quotaOptions } from './parts/looks.ts'
import { requestPhrases as phrases } from './parts/request-phrases.ts'
import { RequestSent, type SentRequest } from './parts/RequestSent.tsx'
import { RoleAbilities } from './parts/RoleAbilities.tsx'
import classes from './parts/account-requests.module.css'

const empty = {
  regionId: '', departmentId: '', projects: '', accountName: '', displayName: '', role: '', quotaPermissions: [] as readonly string[],
  phone: '', email: '', headName: '', headContact: '', reason: '',
}
type Values = typeof empty
const rules = {
  regionId: [isRequired], departmentId: [isRequired], accountName: accountNameRules, displayName: displayNameRules, role: [isRequired],
  phone: [isRequired, ...phoneRules], email: [isRequired, ...emailRules], headName: [isRequired], headContact: [isRequired], reason: [isRequired],
}

/** The public page on which somebody asks for an account, with the fields of the guide's mail template (U1, guide 1.3). */
export default function AccountRequestForm() {
  const choices = useRead<typeof listAccountRequestChoices>('GET /account-requests/choices')
  const [round, setRound] = useState(0)
  return <div className={classes.public}><Answer of={choices}>{(data) => <RequestForm key={round} choices={data} onAnother={() => setRound(round + 1)} />}</Answer></div>
}

function RequestForm({ choices, onAnother }: { readonly choices: AccountChoices; readonly onAnother: () => void }) {
  const t = useSay()
  const { language } = useLanguage()
  const [sent, setSent] = useState<SentRequest | null>(null)
  const ask = useAct<typeof askForAccount>('POST /account-requests', { isQuiet: true })
  const form = useForm({
    draft: 'account-request', initial: empty, rules,
    submit: async ({ role, quotaPermissions, ...values }) => ({
      ...await ask.mutateAsync({ body: { ...values, role: role as DepartmentRole, quotaPermissions: [...quotaPermissions] as QuotaPermission[], language } }), email: values.email,
    }),
    onDone: setSent,
  })
  if (sent !== null) return <RequestSent sent={sent} onAnother={onAnother} />
  return (
    <FormPage title={phrases.title} subtitle={<p className={classes.intro}>{t(phrases.intro, { hours: choices.hours })}</p>} form={form} verb={phrases.send} backTo="/login">
      <WorkFields form={form} choices={choices} />
      <RoleFields form={form} choices={choices} />
      <PersonFields form={form} />
      <FormSection title={phrases.sectionHead}>
        <TextField {...form.field('headName')} label={phrases.headName} maximum={64} />
        <TextField {...form.field('headContact')} label={phrases.headContact} help={phrases.headContactHelp} maximum={254} />
        <TextAreaField {...form.field('reason')} label={phrases.reason} maximum={1000} />
      </FormSection>
    </FormPage>
  )
}

type FieldsProps = { readonly form: Form<Values>; readonly choices: AccountChoices }

function rolesAt({ departments }: AccountChoices, departmentId: string): readonly DepartmentRole[] {
  return departments.find(({ id }) => id === departmentId)?.roles ?? []
}

/** Another department takes away a role that does not fit it. */
function WorkFields({ form, choices }: FieldsProps) {
  const t = useSay()
  return (
    <FormSection title={phrases.sectionWhere}>
      <SelectField {...form.field('regionId')} label={phrases.region} options={choices.regions.map(({ id, names }) => ({ value: id, label: t(names) }))} />
      <SelectField {...form.field('departmentId')} label={phrases.department} help={phrases.departmentHelp} options={departmentOptions(choices.departments)}
        onChange={(departmentId) => form.set({ departmentId, role: rolesAt(choices, departmentId).some((role) => role === form.values.role) ? form.values.role : '' })} />
      <TextField {...form.field('projects')} label={phrases.projects} help={phrases.projectsHelp} maximum={1000} isWide />
    </FormSection>
  )
}

/** Nothing is chosen beforehand; what each role may do stands beside the choice. */
function RoleFields({ form, choices }: FieldsProps) {
  const t = useSay()
  const roles = rolesAt(choices, form.values.departmentId)
  return (
    <FormSection title={phrases.sectionRole}>
      {roles.length === 0
        ? <p id={form.field('role').id} className={classes.hint} data-wide>{t(phrases.roleFirst)}</p>
        : (
          <>
            <RadioField {...form.field('role')} label={phrases.role} help={phrases.roleHelp} options={roles.map((role) => ({ value: role, label: roleName(role) }))} />
            <MultiSelectField {...form.field('quotaPermissions')} label={phrases.quotaPermissions} help={phrases.quotaHelp} options={quotaOptions} />
            <RoleAbilities roles={roles} />
          </>
        )}
    </FormSection>
  )
}

function PersonFields({ form }: { readonly form: Form<Values> }) {
  return (
    <FormSection title={phrases.sectionPerson}>
      <TextField {...form.field('accountName')} label={phrases.accountName} help={accountPhrases.accountNameHelp} autoComplete="username" maximum={40} />
      <TextField {...form.field('displayName')} label={phrases.displayName} autoComplete="name" maximum={64} />
      <TextField {...form.field('email')} label={phrases.email} help={phrases.emailHelp} inputMode="email" autoComplete="email" maximum={254} />
      <TextField {...form.field('phone')} label={phrases.phone} inputMode="tel" autoComplete="tel" maximum={40} />
    </FormSection>
  )
}
