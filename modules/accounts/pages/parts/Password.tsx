import { useQueryClient } from '@tanstack/react-query'
import { isRequired } from '#kit/web/checks.ts'
import { PasswordField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { replaceSession, useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { changeMyPassword } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { useNewPassword } from './use-new-password.ts'

const noPasswords = { currentPassword: '', newPassword: '', repeated: '' }

export function Password() {
  const client = useQueryClient()
  const { accountName, displayName } = useMe()
  const { help, complaints } = useNewPassword([accountName, displayName])
  const change = useAct<typeof changeMyPassword>('PUT /me/password', { isQuiet: true })
  const form = useForm({
    initial: noPasswords,
    rules: { currentPassword: [isRequired], newPassword: [isRequired], repeated: [isRequired] },
    check: complaints,
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
        <PasswordField {...form.field('newPassword')} label={phrases.newPassword} help={help} autoComplete="new-password" />
        <PasswordField {...form.field('repeated')} label={phrases.repeatPassword} autoComplete="new-password" />
      </FormSection>
    </FormBody>
  )
}
