import { Button, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { isRequired } from '#kit/web/checks.ts'
import { RadioField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accountNameRules } from '#modules/accounts/pages/parts/account-rules.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import { memberPhrases } from '../../phrases.ts'
import type { Identity } from '../../rules/identity.ts'
import type { approveSignUp, SignUp } from '../../sign-up-contract.ts'
import { identityOptions } from './looks.ts'
import { signUpPhrases as phrases } from './sign-up-phrases.ts'

type ApproveProps = { readonly signUp: SignUp; readonly onDone: (oneTimePassword: string | null) => void }

/** Approves with an identity, and with another account name where the wanted one is taken. */
export function ApproveSignUp({ signUp, onDone }: ApproveProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button onClick={open} leftSection={<IconCheck size={16} aria-hidden />}>{t(phrases.approve)}</Button>
      <Modal opened={isOpen} onClose={close} title={t(phrases.approveTitle)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <ApproveForm signUp={signUp} onDone={onDone} />}
      </Modal>
    </>
  )
}

function ApproveForm({ signUp: { id, version, accountName, organisation }, onDone }: ApproveProps) {
  const t = useSay()
  const approve = useAct<typeof approveSignUp>('POST /sign-ups/:id/approval', { done: phrases.approved, isQuiet: true, onDone: ({ oneTimePassword }) => onDone(oneTimePassword) })
  const form = useForm({
    initial: { accountName, identity: organisation === '' ? 'general' : 'business' as string }, rules: { accountName: accountNameRules, identity: [isRequired] },
    submit: (values) => approve.mutateAsync({ params: { id }, body: { version, accountName: values.accountName, identity: values.identity as Identity } }),
  })
  return (
    <FormBody form={form} verb={phrases.approve} isPart>
      <Text>{t(phrases.approveText)}</Text>
      <FormSection>
        <TextField {...form.field('accountName')} label={phrases.accountName} help={accountPhrases.accountNameHelp} maximum={40} isWide />
        <RadioField {...form.field('identity')} label={memberPhrases.identity} options={identityOptions} isWide />
      </FormSection>
    </FormBody>
  )
}
