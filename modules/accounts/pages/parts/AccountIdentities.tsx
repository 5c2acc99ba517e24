import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { isRequired } from '#kit/web/checks.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { Account } from '../../contract.ts'
import type { Identities, linkIdentity, listIdentities, unlinkIdentity } from '../../single-sign-on-contract.ts'
import { singleSignOnPhrases as phrases } from '../../single-sign-on-phrases.ts'
import { IdentityTable } from './IdentityTable.tsx'

/** Who an account is at the identity provider, for the platform admin (U6, C-E7). */
export function AccountIdentities({ account: { id, allowed } }: { readonly account: Account }) {
  const t = useSay()
  const identities = useRead<typeof listIdentities>('GET /accounts/:id/identities', { params: { id } })
  const unlink = useAct<typeof unlinkIdentity>('DELETE /accounts/:id/identities/:identityId', { isQuiet: true, done: phrases.unlinked })
  const [isLinking, { open, close }] = useDisclosure(false)
  if (!identities.data || (identities.data.name === null && identities.data.items.length === 0)) return null
  const { name, isPossible, items } = identities.data
  const mayChange = allowed.includes('linkIdentity')
  return (
    <Section title={phrases.singleSignOn} isFlush={items.length > 0} actions={isPossible && mayChange && <Button variant="default" onClick={open}>{t(phrases.link)}</Button>}>
      {items.length === 0 ? t(phrases.notLinked)
        : <IdentityTable items={items} unlinkText={phrases.unlinkAdminText} {...mayChange ? { onUnlink: (identityId: string) => unlink.mutateAsync({ params: { id, identityId } }) } : {}} />}
      <Modal opened={isLinking} onClose={close} title={t(phrases.linkSubject)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isLinking && <LinkForm id={id} name={name ?? ''} onDone={close} />}
      </Modal>
    </Section>
  )
}

function LinkForm({ id, name, onDone }: { readonly id: string; readonly name: string; readonly onDone: () => void }) {
  const t = useSay()
  const link = useAct<typeof linkIdentity>('POST /accounts/:id/identities', { isQuiet: true, done: phrases.linkedNow })
  const form = useForm<{ readonly subject: string }, Identities>({
    initial: { subject: '' }, rules: { subject: [isRequired] },
    submit: ({ subject }) => link.mutateAsync({ params: { id }, body: { subject } }),
    onDone,
  })
  return (
    <FormBody form={form} verb={phrases.link} isPart>
      <FormSection description={t(phrases.linkSubjectText, { name })}>
        <TextField {...form.field('subject')} label={phrases.subject} maximum={255} isWide />
      </FormSection>
    </FormBody>
  )
}
