import { atMost, isRequired, matches } from '#kit/web/checks.ts'
import { SelectField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { jobTitleNames } from '../../job-title-phrases.ts'
import type { addRecipient } from '../../mail-setting-contract.ts'
import { addressPattern, longestAddress } from '../../rules/address.ts'
import { jobTitles, type JobTitle } from '../../rules/mailing.ts'
import { mailPhrases as phrases } from './mail-phrases.ts'

export const jobTitleOptions = jobTitles.map((value) => ({ value, label: jobTitleNames[value] }))
const isAddress = matches(new RegExp(addressPattern, 'u'), phrases.notAnAddress)

/** Guide 004 §7.1.2: address, title and remark. The fields are empty again for the next one. */
export function AddMail() {
  const add = useAct<typeof addRecipient>('POST /mail-recipients', { isQuiet: true })
  const form = useForm({
    initial: { email: '', jobTitle: '', remark: '' },
    rules: { email: [isRequired, (email) => isAddress(email.trim(), {})], jobTitle: [isRequired], remark: [atMost(200)] },
    submit: ({ email, jobTitle, remark }) => add.mutateAsync({ body: { email: email.trim(), jobTitle: jobTitle as JobTitle, remark } }),
    onDone: ({ email }) => {
      notify(phrases.added, { email })
      form.discardDraft()
    },
  })
  return (
    <FormBody form={form} verb={phrases.addMail} isPart>
      <FormSection title={phrases.addMailTitle}>
        <TextField {...form.field('email')} label={phrases.noticeMail} maximum={longestAddress} inputMode="email" />
        <SelectField {...form.field('jobTitle')} label={phrases.jobTitle} options={jobTitleOptions} />
        <TextField {...form.field('remark')} label={phrases.remark} maximum={200} isWide />
      </FormSection>
    </FormBody>
  )
}
