import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { PasswordField, TextField } from '#kit/web/fields.tsx'
import { isRequired } from '#kit/web/checks.ts'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { languageNames, useLanguage, useSay, type Words } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { replaceSession, useMe, useSession } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import type { changeMe, changeMyPassword, listMySessions, Me } from '../contract.ts'
import { accountPhrases as phrases } from '../phrases.ts'
import { passwordProblem, shortestPassword } from '../rules/password.ts'
import { themes, type Theme } from '../rules/theme.ts'
import { displayNameRules, emailRules, phoneRules } from './parts/account-rules.ts'
import { RoleNames } from './parts/RoleNames.tsx'
import { SessionTable } from './parts/SessionTable.tsx'
import { Substitutes } from './parts/Substitutes.tsx'

/** 我的信息 (U5): who I am, my language and colours, my substitutes (A6), my password, where I am logged in. */
export default function MyInformation() {
  const t = useSay()
  const me = useMe()
  return (
    <DetailPage title={phrases.myInformation} actions={<LinkButton to="/roles" variant="default">{t(phrases.whatMayIDo)}</LinkButton>}>
      <Section>
        <Facts items={[
          { label: phrases.accountName, value: me.accountName },
          { label: phrases.department, value: me.departmentName },
          { label: phrases.roles, value: <RoleNames roles={me.roles as Role[]} /> },
        ]} />
      </Section>
      <Section title={phrases.preferences}><Preferences /></Section>
      <Profile />
      {me.departmentId !== null && <Substitutes />}
      <Password />
      <Sessions />
    </DetailPage>
  )
}

/** Puts my changed information into the session that the whole page reads. */
function useKeepMe(): (me: Me) => void {
  const client = useQueryClient()
  const session = useSession()
  return (me) => replaceSession(client, { ...session, me })
}

function Profile() {
  const { displayName, email, phone, version } = useMe()
  const keepMe = useKeepMe()
  const change = useAct<typeof changeMe>('PATCH /me', { done: kitPhrases.saved, isQuiet: true, onDone: keepMe })
  const form = useForm({
    initial: { displayName, email, phone },
    rules: { displayName: displayNameRules, email: emailRules, phone: phoneRules },
    submit: (values) => change.mutateAsync({ body: { ...values, version } }),
  })
  return (
    <FormBody form={form} verb={kitPhrases.save} isPart>
      <FormSection title={phrases.profile}>
        <TextField {...form.field('displayName')} label={phrases.displayName} maximum={64} autoComplete="name" />
        <TextField {...form.field('email')} label={phrases.email} inputMode="email" maximum={254} autoComplete="email" />
        <TextField {...form.field('phone')} label={phrases.phone} inputMode="tel" maximum={40} autoComplete="tel" />
      </FormSection>
    </FormBody>
  )
}

/** Chosen is done: there is nothing to save. The shell turns the colours as soon as the session says so. */
function Preferences() {
  const t = useSay()
  const me = useMe()
  const { language, change: speak } = useLanguage()
  const keepMe = useKeepMe()
  const change = useAct<typeof changeMe>('PATCH /me', { onDone: keepMe })
  const chooseLanguage = (chosen: Language) => {
    speak(chosen)
    change.mutate({ body: { language: chosen } })
  }
  return (
    <Group gap="xl">
      <Preference label={phrases.language} value={language} data={languages.map((value) => ({ value, label: languageNames[value] }))} onChange={(value) => chooseLanguage(value as Language)} />
      <Preference label={phrases.theme} value={me.theme} data={themes.map((value) => ({ value, label: t(phrases[`theme.${value}`]) }))} onChange={(value) => change.mutate({ body: { theme: value as Theme } })} />
    </Group>
  )
}

type PreferenceProps = { readonly label: Words; readonly value: string; readonly data: { readonly value: string; readonly label: string }[]; readonly onChange: (value: string) => void }
function Preference({ label, ...control }: PreferenceProps) {
  const t = useSay()
  return (
    <Stack gap={4}>
      <Text fw={500} aria-hidden>{t(label)}</Text>
      <SegmentedControl aria-label={t(label)} {...control} />
    </Stack>
  )
}

const noPasswords = { currentPassword: '', newPassword: '', repeated: '' }

function Password() {
  const client = useQueryClient()
  const { accountName } = useMe()
  const change = useAct<typeof changeMyPassword>('PUT /me/password', { isQuiet: true })
  const form = useForm({
    initial: noPasswords,
    rules: { currentPassword: [isRequired], newPassword: [isRequired], repeated: [isRequired] },
    check: ({ newPassword, repeated }) => {
      const problem = newPassword === '' ? undefined : passwordProblem(newPassword, accountName)
      return {
        newPassword: problem ? { phrase: phrases[problem], values: { limit: shortestPassword } } : undefined,
        repeated: repeated !== '' && repeated !== newPassword ? { phrase: phrases.passwordsDiffer } : undefined,
      }
    },
    submit: ({ currentPassword, newPassword }) => change.mutateAsync({ body: { currentPassword, newPassword } }),
    onDone: (session) => {
      replaceSession(client, session)
      form.discardDraft()
      notify(phrases.passwordChanged)
    },
  })
  return (
    <FormBody form={form} verb={phrases.changePassword} isPart>
      <FormSection title={phrases.changePassword}>
        <PasswordField {...form.field('currentPassword')} label={phrases.currentPassword} autoComplete="current-password" isWide />
        <PasswordField {...form.field('newPassword')} label={phrases.newPassword} help={phrases.newPasswordHelp} autoComplete="new-password" />
        <PasswordField {...form.field('repeated')} label={phrases.repeatPassword} autoComplete="new-password" />
      </FormSection>
    </FormBody>
  )
}

function Sessions() {
  const t = useSay()
  const sessions = useRead<typeof listMySessions>('GET /me/sessions')
  return (
    <Section title={phrases.sessions} isFlush>
      <Text px="md" pb="sm">{t(phrases.sessionsText)}</Text>
      <Answer of={sessions} isPart>{({ items }) => <SessionTable sessions={items} />}</Answer>
    </Section>
  )
}
