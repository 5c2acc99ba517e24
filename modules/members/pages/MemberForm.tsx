import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { RadioField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accountNameRules, displayNameRules, emailRules, phoneRules } from '#modules/accounts/pages/parts/account-rules.ts'
import { OneTimePassword } from '#modules/accounts/pages/parts/OneTimePassword.tsx'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import type { createMember, Member } from '../contract.ts'
import { memberPhrases } from '../phrases.ts'
import type { Identity } from '../rules/identity.ts'
import { identityOptions } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'

const crumbs = [{ label: memberMenuPhrases.userManagement }, { label: memberMenuPhrases.members, to: '/members' }]

/** A new member; the one-time password is shown afterwards, once. */
export default function MemberForm() {
  const [made, setMade] = useState<{ readonly member: Member; readonly oneTimePassword: string | null } | null>(null)
  const create = useAct<typeof createMember>('POST /members', { isQuiet: true, onDone: setMade })
  const form = useForm({
    initial: { accountName: '', displayName: '', email: '', phone: '', identity: 'general' as string, contact: '' },
    rules: { accountName: accountNameRules, displayName: displayNameRules, email: [isRequired, ...emailRules], phone: phoneRules, identity: [isRequired] },
    submit: (values) => create.mutateAsync({ body: { ...values, identity: values.identity as Identity } }),
  })
  if (made) return <MadeMember {...made} />
  return (
    <FormPage title={phrases.newMember} crumbs={crumbs} form={form} verb={phrases.createMember} backTo="/members">
      <FormSection>
        <TextField {...form.field('accountName')} label={accountPhrases.accountName} help={accountPhrases.accountNameHelp} maximum={40} />
        <TextField {...form.field('displayName')} label={memberPhrases.displayName} maximum={64} />
        <TextField {...form.field('email')} label={memberPhrases.email} inputMode="email" maximum={254} />
        <TextField {...form.field('phone')} label={phrases.phone} inputMode="tel" maximum={40} />
        <RadioField {...form.field('identity')} label={memberPhrases.identity} options={identityOptions} />
        <TextField {...form.field('contact')} label={memberPhrases.contact} help={phrases.contactHelp} maximum={200} />
      </FormSection>
    </FormPage>
  )
}

function MadeMember({ member, oneTimePassword }: { readonly member: Member; readonly oneTimePassword: string | null }) {
  const t = useSay()
  return (
    <DetailPage title={member.displayName} crumbs={crumbs} actions={<LinkButton to={`/members/${member.id}`}>{t(phrases.toMember)}</LinkButton>}>
      {oneTimePassword !== null && <Section title={phrases.passwordTitle}><OneTimePassword name={member.displayName} password={oneTimePassword} /></Section>}
    </DetailPage>
  )
}
