import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import type { resetSetting, SettingRow } from '../../contract.ts'
import { settingOf } from '../../rules/settings.ts'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { settingNames } from './setting-names.ts'
import { valueWords } from './setting-words.ts'
import { useRenewSession } from './use-renew-session.ts'

/** Back to what is usual; of a secret, none. */
export function ResetButton({ row: { code } }: { readonly row: SettingRow }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const renew = useRenewSession()
  const reset = useAct<typeof resetSetting>('DELETE /settings/:code', { done: phrases.isReset, isQuiet: true, onDone: renew })
  const name = t(settingNames[code])
  const { usual, kind } = settingOf(code)
  const isEmpty = kind === 'secret' || usual === '' || kind === 'texts'
  return (
    <>
      <Button size="xs" variant="subtle" aria-label={isEmpty ? `${t(phrases.remove)} ${name}` : t(phrases.resetOf, { name })} onClick={open}>{t(isEmpty ? phrases.remove : phrases.reset)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} verb={isEmpty ? phrases.remove : phrases.reset} isDangerous={kind === 'secret'}
        title={t(isEmpty ? phrases.removeQuestion : phrases.resetQuestion, { name })}
        text={kind === 'secret' ? phrases.removeText : t(phrases.resetText, { value: valueWords(t, code, usual as SettingRow['value'], 'usual') })}
        onConfirm={() => reset.mutateAsync({ params: { code } })} />
    </>
  )
}
