import { useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { RadioField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import type { changeMember, Member, readMember } from '../contract.ts'
import { memberPhrases } from '../phrases.ts'
import type { Identity } from '../rules/identity.ts'
import { identityOptions } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'

/** Identity and contact of a member. */
export default function MemberEdit() {
  const { id = '' } = usePageParams()
  const member = useRead<typeof readMember>('GET /members/:id', { params: { id } })
  return <Answer of={member}>{(data) => <Edit member={data} />}</Answer>
}

function Edit({ member }: { readonly member: Member }) {
  const go = useGo()
  const { id, displayName, account } = member
  // The version that was on the screen when the form opened: a later one of somebody else is not overwritten unseen.
  const [version] = useState(member.version)
  const change = useAct<typeof changeMember>('PATCH /members/:id', { done: phrases.saved, isQuiet: true })
  const form = useForm({
    initial: { identity: member.identity as string, contact: member.contact }, rules: { identity: [isRequired] },
    submit: (values) => change.mutateAsync({ params: { id }, body: { version, identity: values.identity as Identity, contact: values.contact } }),
    onDone: () => go(`/members/${id}`, { isReplacing: true }),
  })
  const crumbs = [{ label: memberMenuPhrases.userManagement }, { label: memberMenuPhrases.members, to: '/members' }, { label: displayName, to: `/members/${id}` }]
  return (
    <FormPage title={phrases.editMember} subtitle={account} crumbs={crumbs} form={form} verb={kitPhrases.save} backTo={`/members/${id}`}>
      <FormSection description={phrases.ownData}>
        <RadioField {...form.field('identity')} label={memberPhrases.identity} options={identityOptions} />
        <TextField {...form.field('contact')} label={memberPhrases.contact} help={phrases.contactHelp} maximum={200} />
      </FormSection>
    </FormPage>
  )
}
