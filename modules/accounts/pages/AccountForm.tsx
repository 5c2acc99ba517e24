import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, RadioField, SelectField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import { quotaPermissionName, roleName } from '#modules/access/pages/parts/words.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { quotaPermissions, quotaZones, type QuotaPermission, type QuotaZones, type Role } from '#modules/access/rules/permissions.ts'
import type { Department, listDepartments } from '#modules/departments/contract.ts'
import { pathName } from '#modules/departments/pages/parts/tree-rows.ts'
import type { Account, changeAccount, createAccount, getAccount } from '../contract.ts'
import { accountPhrases as phrases } from '../phrases.ts'
import { accountNameRules, dingtalkRules, displayNameRules, emailRules, phoneRules } from './parts/account-rules.ts'
import { dingtalkPhrases } from './parts/dingtalk-phrases.ts'
import { OneTimePassword } from './parts/OneTimePassword.tsx'

type Values = {
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly departmentId: string
  readonly roles: readonly string[]
  readonly quotaPermissions: readonly string[]
  readonly quotaReviewZones: string
  readonly dingtalkUserId: string
}
const empty: Values = { accountName: '', displayName: '', email: '', phone: '', departmentId: '', roles: [], quotaPermissions: [], quotaReviewZones: '', dingtalkUserId: '' }
const rules = { displayName: displayNameRules, email: emailRules, phone: phoneRules, departmentId: [isRequired], roles: [isRequired] }
const zoneOptions = [{ value: '', label: phrases.quotaReviewZonesAll }, ...quotaZones.map((zones) => ({ value: zones, label: phrases[`quotaReviewZones.${zones}`] }))]
const crumbs = [{ label: accessPhrases.platformMenu }, { label: phrases.accounts, to: '/accounts' }]

/** A new account, or somebody's data, department, roles and quota permissions (U6). */
export default function AccountForm() {
  const { id } = usePageParams()
  const departments = useRead<typeof listDepartments>('GET /departments')
  return <Answer of={departments}>{({ items }) => id === undefined ? <NewAccount departments={items} /> : <ReadAccount id={id} departments={items} />}</Answer>
}

function NewAccount({ departments }: { readonly departments: readonly Department[] }) {
  const [made, setMade] = useState<{ readonly account: Account; readonly oneTimePassword: string | null } | null>(null)
  const create = useAct<typeof createAccount>('POST /accounts', { isQuiet: true, onDone: setMade })
  const form = useForm<Values>({
    initial: empty, rules: { ...rules, accountName: accountNameRules },
    // It is linked once the account is there, by its owner or here.
    submit: ({ dingtalkUserId: _later, ...values }) => create.mutateAsync({ body: { ...values, ...grantsOf(values) } }),
  })
  if (made) return <MadeAccount {...made} />
  return (
    <FormPage title={phrases.newAccount} crumbs={crumbs} form={form} verb={phrases.newAccount} backTo="/accounts">
      <FormSection>
        <TextField {...form.field('accountName')} label={phrases.accountName} help={phrases.accountNameHelp} maximum={40} />
        <PersonFields form={form} />
      </FormSection>
      <GrantFields form={form} departments={departments} />
    </FormPage>
  )
}

/** What happens next: the one-time password, shown only now. */
function MadeAccount({ account, oneTimePassword }: { readonly account: Account; readonly oneTimePassword: string | null }) {
  const t = useSay()
  return (
    <DetailPage title={account.displayName} crumbs={crumbs} actions={<LinkButton to={`/accounts/${account.id}`}>{t(phrases.toAccount)}</LinkButton>}>
      {oneTimePassword !== null && <Section title={phrases.oneTimePassword}><OneTimePassword name={account.displayName} password={oneTimePassword} /></Section>}
    </DetailPage>
  )
}

function ReadAccount({ id, departments }: { readonly id: string; readonly departments: readonly Department[] }) {
  const account = useRead<typeof getAccount>('GET /accounts/:id', { params: { id } })
  return <Answer of={account}>{(data) => <EditAccount account={data} departments={departments} />}</Answer>
}

function EditAccount({ account, departments }: { readonly account: Account; readonly departments: readonly Department[] }) {
  const go = useGo()
  const { id } = account
  // The version that was on the screen when the form opened: a later one of somebody else is not overwritten unseen.
  const [version] = useState(account.version)
  const change = useAct<typeof changeAccount>('PATCH /accounts/:id', { done: kitPhrases.saved, isQuiet: true, onDone: () => go(`/accounts/${id}`) })
  const { accountName, displayName, email, phone, departmentId, roles } = account
  const form = useForm<Values>({
    initial: { accountName, dingtalkUserId: account.dingtalkUserId, displayName, email, phone, departmentId: departmentId ?? '', roles, quotaPermissions: account.quotaPermissions, quotaReviewZones: account.quotaReviewZones ?? '' }, rules: { ...rules, dingtalkUserId: dingtalkRules },
    submit: ({ accountName: _fixed, ...values }) => change.mutateAsync({ params: { id }, body: { version, ...values, ...grantsOf(values) } }),
  })
  return (
    <FormPage title={phrases.editAccount} subtitle={accountName} crumbs={[...crumbs, { label: displayName, to: `/accounts/${id}` }]} form={form} verb={kitPhrases.save} backTo={`/accounts/${id}`}>
      <FormSection>
        <PersonFields form={form} />
        <TextField {...form.field('dingtalkUserId')} label={dingtalkPhrases.userId} maximum={64} />
      </FormSection>
      <GrantFields form={form} departments={departments} />
    </FormPage>
  )
}

function PersonFields({ form }: { readonly form: Form<Values> }) {
  return (
    <>
      <TextField {...form.field('displayName')} label={phrases.displayName} maximum={64} />
      <TextField {...form.field('email')} label={phrases.email} inputMode="email" maximum={254} />
      <TextField {...form.field('phone')} label={phrases.phone} inputMode="tel" maximum={40} />
    </>
  )
}

/** The department decides which roles can be chosen; another department takes away those that no longer fit. */
function GrantFields({ form, departments }: { readonly form: Form<Values>; readonly departments: readonly Department[] }) {
  const rolesOf = (departmentId: string) => (departments.find(({ id }) => id === departmentId)?.assignableRoles ?? []) as Role[]
  const choices = departments.filter(({ isArchived, id }) => !isArchived || id === form.values.departmentId)
  return (
    <FormSection title={phrases.roles}>
      <SelectField {...form.field('departmentId')} label={phrases.department} isWide options={choices.map(({ id }) => ({ value: id, label: pathName(departments, id) }))}
        onChange={(departmentId) => form.set({ departmentId, roles: form.values.roles.filter((role) => rolesOf(departmentId).includes(role as Role)) })} />
      <MultiSelectField {...form.field('roles')} label={phrases.roles} help={phrases.rolesHelp} options={rolesOf(form.values.departmentId).map((role) => ({ value: role, label: roleName(role) }))} />
      <MultiSelectField {...form.field('quotaPermissions')} label={phrases.quotaPermissions} options={quotaPermissions.map((permission) => ({ value: permission, label: quotaPermissionName(permission) }))} />
      {form.values.quotaPermissions.includes('quota.review') && <RadioField {...form.field('quotaReviewZones')} label={phrases.quotaReviewZones} options={zoneOptions} />}
    </FormSection>
  )
}

/** The fields only offer what exists; the server checks it again. Without `quota.review` there is nothing to limit. */
function grantsOf(values: Pick<Values, 'roles' | 'quotaPermissions' | 'quotaReviewZones'>): { roles: Role[]; quotaPermissions: QuotaPermission[]; quotaReviewZones: QuotaZones | null } {
  const zones = values.quotaPermissions.includes('quota.review') ? quotaZones.find((known) => known === values.quotaReviewZones) : undefined
  return { roles: [...values.roles] as Role[], quotaPermissions: [...values.quotaPermissions] as QuotaPermission[], quotaReviewZones: zones ?? null }
}
