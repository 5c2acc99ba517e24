import { Button, Modal, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { getSecondFactor, makeNewRecoveryCodes, removeSecondFactor, SecondFactor as Factor } from '../../second-factor-contract.ts'
import { secondFactorPhrases as phrases } from '../../second-factor-phrases.ts'
import { factorLooks } from './looks.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx'

/** My second factor (U5): whether there is one, and what can be done with it. */
export function SecondFactor() {
  const t = useSay()
  const factor = useRead<typeof getSecondFactor>('GET /me/second-factor')
  const [isSettingUp, setIsSettingUp] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => { setIsSettingUp(false); setCodes(null) }
  return (
    <Section title={phrases.secondFactor} actions={factor.data && <Actions factor={factor.data} onSetUp={() => setIsSettingUp(true)} onCodes={setCodes} />}>
      <Text pb="md">{t(phrases.secondFactorText)}</Text>
      <Answer of={factor} isPart>{(data) => <State factor={data} />}</Answer>
      {/* A click beside it would lose a secret half scanned, or codes that are shown only now. */}
      <Modal opened={isSettingUp} onClose={close} title={t(phrases.setUpTitle)} size="lg" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {isSettingUp && <SecondFactorSetUp onDone={() => { close(); void factor.refetch() }} />}
      </Modal>
      <Modal opened={codes !== null} onClose={close} title={t(phrases.recoveryCodes)} size="lg" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {codes !== null && <RecoveryCodes codes={codes} onKept={close} />}
      </Modal>
    </Section>
  )
}

function State({ factor: { isSetUp, confirmedAt, recoveryCodesLeft, isCompulsory } }: { readonly factor: Factor }) {
  const t = useSay()
  return (
    <>
      <Facts items={[
        { label: phrases.secondFactor, value: <StatusTag looks={factorLooks} status={isSetUp ? 'on' : 'off'} /> },
        isSetUp && { label: phrases.since, value: <MomentText moment={confirmedAt} /> },
        isSetUp && { label: phrases.recoveryCodesLeft, value: recoveryCodesLeft },
      ]} />
      {isCompulsory && <Text pt="sm">{t(phrases.compulsoryText)}</Text>}
    </>
  )
}

function Actions({ factor: { isSetUp, isCompulsory }, onSetUp, onCodes }: { readonly factor: Factor; readonly onSetUp: () => void; readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useSay()
  const renew = useAct<typeof makeNewRecoveryCodes>('POST /me/second-factor/recovery-codes', { isQuiet: true, onDone: ({ recoveryCodes }) => onCodes(recoveryCodes) })
  const remove = useAct<typeof removeSecondFactor>('DELETE /me/second-factor', { isQuiet: true, done: phrases.removed })
  if (!isSetUp) return <Button variant="default" leftSection={<IconShieldCheck size={16} aria-hidden />} onClick={onSetUp}>{t(phrases.setUp)}</Button>
  return (
    <>
      <ConfirmButton title={phrases.newCodes} text={phrases.newCodesText} verb={phrases.newCodes} onConfirm={() => renew.mutateAsync({})} />
      {!isCompulsory && <ConfirmButton title={phrases.removeTitle} text={phrases.removeText} verb={phrases.remove} isDangerous onConfirm={() => remove.mutateAsync({})} />}
    </>
  )
}
