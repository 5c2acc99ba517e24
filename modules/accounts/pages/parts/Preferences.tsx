import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { languageNames, useLanguage, useSay, type Words } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { useLook, useMe } from '#kit/web/session.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import type { changeMe } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { themes, type Theme } from '../../rules/theme.ts'
import { useKeepMe } from './use-keep-me.ts'

/** Chosen is done: there is nothing to save. The shell turns the colours as soon as the session says so. */
export function Preferences() {
  const t = useSay()
  const me = useMe()
  const { language, change: speak } = useLanguage()
  const offered = useLook()?.languages ?? languages
  const keepMe = useKeepMe()
  const change = useAct<typeof changeMe>('PATCH /me', { onDone: keepMe })
  const chooseLanguage = (chosen: Language) => {
    speak(chosen)
    change.mutate({ body: { language: chosen } })
  }
  return (
    <Group gap="xl">
      <Preference label={phrases.language} value={language} data={offered.map((value) => ({ value, label: languageNames[value] }))} onChange={(value) => chooseLanguage(value as Language)} />
      <Preference label={phrases.theme} value={me.theme} data={themes.map((value) => ({ value, label: t(phrases[`theme.${value}`]) }))} onChange={(value) => change.mutate({ body: { theme: value as Theme } })} />
    </Group>
  )
}

type PreferenceProps = { readonly label: Words; readonly value: string; readonly data: { readonly value: string; readonly label: string }[]; readonly onChange: (value: string) => void }
function Preference({ label, ...control }: PreferenceProps) {
  const t = useSay()
  return (
    <Stack gap={4}>
      <Text fw={500} aria-hidden>{t(label)}</Text>
      <SegmentedControl aria-label={t(label)} {...control} />
    </Stack>
  )
}
