import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { isRequired } from '#kit/web/checks.ts'
import { call } from '#kit/web/client.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { PasswordField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import { replaceSession, useSession } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { proveMyself } from '../../proof-contract.ts'
import type { getSecondFactor } from '../../second-factor-contract.ts'
import { proofPhrases as phrases } from './proof-phrases.ts'

/** Asks for the password or, where there is a second factor, a code of it; what waits for it then goes on (C-E8). */
export default function ProofDialog({ onClose }: { readonly onClose: (isProven: boolean) => void }) {
  const t = useSay()
  return (
    <Modal opened onClose={() => onClose(false)} title={t(phrases.title)} zIndex={400} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      <Proof onClose={onClose} />
    </Modal>
  )
}

function Proof({ onClose }: { readonly onClose: (isProven: boolean) => void }) {
  const t = useSay()
  const { me, singleSignOn } = useSession()
  const hasFactor = useRead<typeof getSecondFactor>('GET /me/second-factor').data?.isSetUp ?? false
  const form = useProof(hasFactor, onClose)
  return (
    // A dialog opened by a form stands inside it for React: proving must not submit that form.
    <form noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void form.submit() }}>
      <Stack gap="sm">
        <Text>{t(hasFactor ? phrases.codeText : phrases.text)}</Text>
        <ErrorSummary form={form} />
        <input type="text" name="username" autoComplete="username" value={me?.accountName ?? ''} readOnly hidden />
        {hasFactor
          ? <TextField {...form.field('code')} label={phrases.code} autoComplete="one-time-code" maximum={64} />
          : <PasswordField {...form.field('password')} label={phrases.password} autoComplete="current-password" hasFocus />}
        {!hasFactor && singleSignOn && <Text size="sm" c="dimmed">{t(phrases.singleSignOn, { name: singleSignOn.name })}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onClose(false)} disabled={form.isBusy}>{t(kitPhrases.back)}</Button>
          <Button type="submit" loading={form.isBusy}>{t(phrases.prove)}</Button>
        </Group>
      </Stack>
    </form>
  )
}

function useProof(hasFactor: boolean, onClose: (isProven: boolean) => void) {
  const queries = useQueryClient()
  return useForm({
    initial: { password: '', code: '' },
    rules: hasFactor ? { code: [isRequired] } : { password: [isRequired] },
    submit: ({ password, code }) => call<typeof proveMyself>('POST /session/proof', { body: hasFactor ? { code: code.trim() } : { password } }),
    onDone: (session) => {
      replaceSession(queries, session)
      onClose(true)
    },
  })
}
