import { useState } from 'react'
import { atMost, between, isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, NumberField, SwitchField, TextField, type Option } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { changeGroup, createGroup, Group, listMemberChoices, readGroup } from '../contract.ts'
import { discountRange, rewardRange } from '../rules/terms.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'

type Values = { readonly name: string; readonly memberIds: readonly string[]; readonly discountPercent: number | null; readonly rewardDays: number | null; readonly mayReorder: boolean }
const rules = {
  name: [isRequired, atMost(64)], discountPercent: [isRequired, between(discountRange.from, discountRange.to)],
  rewardDays: [isRequired, between(rewardRange.from, rewardRange.to)],
}
const crumbs = [{ label: memberMenuPhrases.userManagement }, { label: memberMenuPhrases.groups, to: '/groups' }]

/** Guide 004 §6.2: a new group, or an existing one, whose name stays. */
export default function GroupForm() {
  const { id } = usePageParams()
  return id === undefined ? <NewGroup /> : <ReadGroup id={id} />
}

function NewGroup() {
  const go = useGo()
  const create = useAct<typeof createGroup>('POST /groups', { done: phrases.created, isQuiet: true })
  const form = useForm<Values>({
    draft: 'group:new', initial: { name: '', memberIds: [], discountPercent: 100, rewardDays: 0, mayReorder: true }, rules,
    submit: (values) => create.mutateAsync({ body: { name: values.name, ...termsOf(values) } }),
    onDone: () => go('/groups', { isReplacing: true }),
  })
  return (
    <FormPage title={phrases.newGroup} crumbs={[...crumbs, { label: phrases.newGroup }]} form={form} verb={phrases.create} backTo="/groups">
      <Fields form={form} />
    </FormPage>
  )
}

function ReadGroup({ id }: { readonly id: string }) {
  const group = useRead<typeof readGroup>('GET /groups/:id', { params: { id } })
  return <Answer of={group}>{(data) => <EditGroup group={data} />}</Answer>
}

function EditGroup({ group }: { readonly group: Group }) {
  const go = useGo()
  const { id, name, discountPercent, rewardDays, mayReorder, members } = group
  // The version that was on the screen when the form opened: a later one of somebody else is not overwritten unseen.
  const [version] = useState(group.version)
  const change = useAct<typeof changeGroup>('PATCH /groups/:id', { done: phrases.saved, isQuiet: true })
  const form = useForm<Values>({
    initial: { name, memberIds: members.map((member) => member.id), discountPercent, rewardDays, mayReorder }, rules,
    submit: (values) => change.mutateAsync({ params: { id }, body: { version, ...termsOf(values) } }),
    onDone: () => go('/groups', { isReplacing: true }),
  })
  return (
    <FormPage title={phrases.editGroup} subtitle={name} crumbs={[...crumbs, { label: phrases.editGroup }]} form={form} verb={phrases.confirm} backTo="/groups">
      <Fields form={form} group={group} />
    </FormPage>
  )
}

function termsOf({ memberIds, discountPercent, rewardDays, mayReorder }: Values) {
  return { memberIds: [...memberIds], discountPercent: discountPercent ?? 0, rewardDays: rewardDays ?? 0, mayReorder }
}

function Fields({ form, group }: { readonly form: Form<Values>; readonly group?: Group }) {
  return (
    <FormSection>
      <TextField {...form.field('name')} label={phrases.name} help={phrases.nameHelp} maximum={64} isDisabled={group !== undefined} />
      <NumberField {...form.field('discountPercent')} label={phrases.discount} help={phrases.discountHelp} minimum={discountRange.from} maximum={discountRange.to} unit="%" />
      <NumberField {...form.field('rewardDays')} label={phrases.reward} help={phrases.rewardHelp} minimum={rewardRange.from} maximum={rewardRange.to} unit={phrases.days} />
      <SwitchField {...form.field('mayReorder')} label={phrases.orderAgain} help={phrases.orderAgainHelp} />
      <MembersField form={form} group={group} />
    </FormSection>
  )
}

/** Whoever is in another group can be seen, with its name, but not chosen. */
function MembersField({ form, group }: { readonly form: Form<Values>; readonly group: Group | undefined }) {
  const t = useSay()
  const choices = useRead<typeof listMemberChoices>('GET /members/choices')
  const nameOf = ({ account, displayName }: { readonly account: string; readonly displayName: string }) => `${displayName}（${account}）`
  const present = group?.members ?? []
  const others = (choices.data?.items ?? []).filter(({ id }) => !present.some((one) => one.id === id))
  const options: Option[] = [
    ...present.map((one) => ({ value: one.id, label: nameOf(one) })),
    ...others.map((one) => one.group === null ? { value: one.id, label: nameOf(one) } : { value: one.id, isDisabled: true, label: t(phrases.inGroup, { member: nameOf(one), group: one.group.name }) }),
  ]
  return <MultiSelectField {...form.field('memberIds')} label={phrases.groupMembers} help={phrases.groupMembersHelp} options={options} isWide />
}
