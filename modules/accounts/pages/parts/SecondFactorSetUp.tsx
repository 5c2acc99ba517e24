import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isRequired } from '#kit/web/checks.ts'
import { ErrorSummary } from '#kit/web/ErrorSummary.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { keepSession, replaceSession, type Session } from '#kit/web/session.ts'
import { ErrorState, LoadingState } from '#kit/web/States.tsx'
import { useForm } from '#kit/web/use-form.ts'
import type { beginSecondFactor, confirmSecondFactor } from '../../second-factor-contract.ts'
import { secondFactorPhrases as phrases } from '../../second-factor-phrases.ts'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Secret, first code, recovery codes, in this order (U2). `onDone`: the codes are kept. */
export function SecondFactorSetUp({ onDone }: { readonly onDone: () => void }) {
  const queries = useQueryClient()
  const [made, setMade] = useState<{ readonly codes: readonly string[]; readonly session: Session } | null>(null)
  const { mutate: begin, data, error } = useAct<typeof beginSecondFactor>('POST /me/second-factor', { isQuiet: true })
  // Once, also where effects run twice: each beginning replaces the secret of the one before.
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    begin({})
  }, [begin])
  const finish = () => {
    // The session says that nothing is missing only when the codes are kept: until then this page stays.
    if (made) replaceSession(queries, made.session)
    onDone()
  }
  if (made) return <RecoveryCodes codes={made.codes} onKept={finish} />
  if (error) return <ErrorState error={error} onRetry={() => begin({})} />
  if (!data) return <LoadingState height={320} />
  return <Confirmation {...data} onConfirmed={(codes, session) => { keepSession(session); setMade({ codes, session }) }} />
}

function Confirmation({ secret, address, onConfirmed }: { readonly secret: string; readonly address: string; readonly onConfirmed: (codes: readonly string[], session: Session) => void }) {
  const t = useSay()
  const confirm = useAct<typeof confirmSecondFactor>('POST /me/second-factor/confirmation', { isQuiet: true })
  const form = useForm({
    initial: { code: '' }, rules: { code: [isRequired] },
    submit: ({ code }) => confirm.mutateAsync({ body: { code } }),
    onDone: ({ recoveryCodes, session }) => {
      notify(phrases.turnedOn)
      onConfirmed(recoveryCodes, session)
    },
  })
  const { id, value, error, onChange } = form.field('code')
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void form.submit() }}>
      <Stack gap="md">
        <ErrorSummary form={form} />
        <Text>{t(phrases.stepScan)}</Text>
        <Group gap="md" align="flex-start">
          <QrCode text={address} label={t(phrases.qrCode)} />
          <Stack gap={4} maw={260}><Text size="sm">{t(phrases.orType)}</Text><Code fz="md" px="sm" py={6} data-secret>{secret.match(/.{4}/g)?.join(' ')}</Code></Stack>
        </Group>
        <Text>{t(phrases.stepCode)}</Text>
        <TextInput id={id} label={t(phrases.code)} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} required maw={240} inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
        <div><Button type="submit" loading={form.isBusy}>{t(phrases.confirm)}</Button></div>
      </Stack>
    </form>
  )
}
