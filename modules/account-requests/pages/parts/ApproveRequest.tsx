import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { accountNameRules } from '#modules/accounts/pages/parts/account-rules.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import type { AccountRequest, approveAccountRequest } from '../../contract.ts'
import { grantNames } from './looks.ts'
import { requestPhrases as phrases } from './request-phrases.ts'
import kit from '#kit/web/kit.module.css'
import classes from './account-requests.module.css'

/** Approves, with another account name where the wanted one is taken, after saying what that creates. */
export function ApproveRequest({ request }: { readonly request: AccountRequest }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button onClick={open} leftSection={<IconCheck size={16} aria-hidden />}>{t(phrases.approve)}</Button>
      <Modal opened={isOpen} onClose={close} title={t(phrases.approveTitle, { number: request.number })} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isOpen && <ApproveForm request={request} onDone={close} />}
      </Modal>
    </>
  )
}

function ApproveForm({ request, onDone }: { readonly request: AccountRequest; readonly onDone: () => void }) {
  const isNew = request.kind === 'new_account'
  const approve = useAct<typeof approveAccountRequest>('POST /account-requests/:id/approval', { done: phrases.approved, isQuiet: true })
  const form = useForm({
    initial: { accountName: request.accountName, reason: '' }, rules: { accountName: accountNameRules },
    submit: ({ accountName, reason }) => approve.mutateAsync({ params: { id: request.id }, body: { version: request.version, reason, ...isNew ? { accountName } : {} } }),
    onDone,
  })
  return (
    <FormBody form={form} verb={phrases.approve} isPart>
      <Consequences request={request} accountName={form.values.accountName} />
      <FormSection>
        {isNew && <TextField {...form.field('accountName')} label={phrases.accountName} help={request.isNameTaken ? phrases.nameTaken : accountPhrases.accountNameHelp} maximum={40} isWide />}
        <TextAreaField {...form.field('reason')} label={phrases.comment} maximum={1000} />
      </FormSection>
    </FormBody>
  )
}

function Consequences({ request, accountName }: { readonly request: AccountRequest; readonly accountName: string }) {
  const t = useSay()
  const values = { account: accountName, name: request.displayName, department: request.department.name, email: request.email, grants: grantNames(request).map((name) => t(name)).join('、') }
  const lines = request.kind === 'new_account' ? [phrases.willCreate, phrases.willHave, phrases.willTell] : [phrases.willAlso]
  return <div className={kit.consequences}><ul className={classes.plainList}>{lines.map((line) => <li key={line[0]}>{t(line, values)}</li>)}</ul></div>
}
