import { TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { changeMe } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { dingtalkRules, displayNameRules, emailRules, phoneRules } from './account-rules.ts'
import { dingtalkPhrases } from './dingtalk-phrases.ts'
import { useKeepMe } from './use-keep-me.ts'

export function Profile() {
  const { displayName, email, phone, dingtalkUserId, version } = useMe()
  const keepMe = useKeepMe()
  const change = useAct<typeof changeMe>('PATCH /me', { done: kitPhrases.saved, isQuiet: true, onDone: keepMe })
  const form = useForm({
    initial: { displayName, email, phone, dingtalkUserId },
    rules: { displayName: displayNameRules, email: emailRules, phone: phoneRules, dingtalkUserId: dingtalkRules },
    submit: (values) => change.mutateAsync({ body: { ...values, version } }),
  })
  return (
    <FormBody form={form} verb={kitPhrases.save} isPart>
      <FormSection title={phrases.profile}>
        <TextField {...form.field('displayName')} label={phrases.displayName} maximum={64} autoComplete="name" />
        <TextField {...form.field('email')} label={phrases.email} inputMode="email" maximum={254} autoComplete="email" />
        <TextField {...form.field('phone')} label={phrases.phone} inputMode="tel" maximum={40} autoComplete="tel" />
        <TextField {...form.field('dingtalkUserId')} label={dingtalkPhrases.userId} help={dingtalkPhrases.help} maximum={64} />
      </FormSection>
    </FormBody>
  )
}
