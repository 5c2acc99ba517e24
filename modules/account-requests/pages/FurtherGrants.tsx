import { isRequired } from '#kit/web/checks.ts'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, TextAreaField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import { quotaPermissionName, roleName } from '#modules/access/pages/parts/words.ts'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'
import type { askForGrants, MyGrants, readMyGrants } from '../contract.ts'
import { grantNames } from './parts/looks.ts'
import { MyRequests } from './parts/MyRequests.tsx'
import { requestPhrases as phrases } from './parts/request-phrases.ts'
import { RoleAbilities } from './parts/RoleAbilities.tsx'
import classes from './parts/account-requests.module.css'

/** A further role or quota permission for oneself, decided by the platform admin (U1). */
export default function FurtherGrants() {
  const t = useSay()
  const mine = useRead<typeof readMyGrants>('GET /me/further-grants')
  return (
    <DetailPage title={phrases.furtherTitle} subtitle={t(phrases.furtherText)} crumbs={[{ label: phrases.myInformation, to: '/me' }, { label: phrases.furtherTitle }]}>
      <Answer of={mine} isPart>{(data) => <Mine mine={data} />}</Answer>
    </DetailPage>
  )
}

function Mine({ mine }: { readonly mine: MyGrants }) {
  const t = useSay()
  const formats = useFormats()
  const waiting = mine.requests.find(({ state }) => state === 'waiting')
  const isOffered = mine.offered.roles.length + mine.offered.quotaPermissions.length > 0
  const names = (held: { roles: readonly Role[]; quotaPermissions: readonly QuotaPermission[] }) => grantNames(held).map((name) => t(name)).join(' · ')
  return (
    <>
      <Section title={phrases.held}>
        <Facts items={[
          { label: phrases.roles, value: names({ ...mine.held, quotaPermissions: [] }) },
          { label: phrases.quotaPermissions, value: names({ ...mine.held, roles: [] }) || t(phrases.none) },
        ]} />
      </Section>
      <Section title={phrases.ask}>
        {waiting ? <p className={classes.hint}>{t(phrases.oneWaiting, { number: waiting.number, due: formats.moment(waiting.dueAt) })}</p>
          : isOffered ? <AskForm mine={mine} /> : <EmptyState title={phrases.nothingOffered} />}
      </Section>
      <Section title={phrases.myRequests}><MyRequests requests={mine.requests} /></Section>
    </>
  )
}

function AskForm({ mine: { offered, hours } }: { readonly mine: MyGrants }) {
  const t = useSay()
  const ask = useAct<typeof askForGrants>('POST /me/further-grants', { isQuiet: true, onDone: ({ number }) => notify(t(phrases.furtherSent, { number })) })
  const form = useForm({
    draft: 'further-grants', initial: { roles: [] as readonly string[], quotaPermissions: [] as readonly string[], reason: '' }, rules: { reason: [isRequired] },
    check: ({ roles, quotaPermissions }) => ({ [offered.roles.length > 0 ? 'roles' : 'quotaPermissions']: roles.length + quotaPermissions.length === 0 ? { phrase: phrases.chooseOne } : undefined }),
    submit: ({ roles, quotaPermissions, reason }) => ask.mutateAsync({ body: { roles: [...roles] as Role[], quotaPermissions: [...quotaPermissions] as QuotaPermission[], reason } }),
  })
  return (
    <FormBody form={form} verb={phrases.send} isPart>
      <FormSection>
        {offered.roles.length > 0 && <MultiSelectField {...form.field('roles')} label={phrases.furtherRoles} options={offered.roles.map((role) => ({ value: role, label: roleName(role) }))} />}
        {offered.quotaPermissions.length > 0 && <MultiSelectField {...form.field('quotaPermissions')} label={phrases.furtherQuota} options={offered.quotaPermissions.map((permission) => ({ value: permission, label: quotaPermissionName(permission) }))} />}
        <TextAreaField {...form.field('reason')} label={phrases.reason} maximum={1000} />
        {offered.roles.length > 0 && <RoleAbilities roles={offered.roles} />}
        <p className={classes.hint} data-wide>{t(phrases.furtherHelp, { hours })}</p>
      </FormSection>
    </FormBody>
  )
}
