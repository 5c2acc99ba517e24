import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconArrowBackUp, IconChevronDown, IconDeviceDesktop, IconHelp, IconLogout, IconMoon, IconSun, IconUser, IconUserCircle, IconUsers } from '@tabler/icons-react'
import { useEffect } from 'react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { call, problemOf } from '#kit/web/client.ts'
import { removeAllDrafts } from '#kit/web/drafts.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { notifyProblem } from '#kit/web/notices.ts'
import type { Me } from '#kit/web/me.ts'
import { replaceSession, sessionQuery } from '#kit/web/session.ts'
import type { logOut } from '#modules/accounts/contract.ts'
import { actingPhrases } from '#modules/accounts/pages/parts/acting-phrases.ts'
import { useActing } from '#modules/accounts/pages/parts/use-acting.ts'
import { shellPhrases } from './phrases.ts'
import { useSaveTaste } from './use-save-taste.ts'
import classes from './shell.module.css'

const themes = [
  { value: 'system', scheme: 'auto', label: shellPhrases.themeSystem, icon: IconDeviceDesktop },
  { value: 'light', scheme: 'light', label: shellPhrases.themeLight, icon: IconSun },
  { value: 'dark', scheme: 'dark', label: shellPhrases.themeDark, icon: IconMoon },
] as const

export function AccountMenu({ me }: { readonly me: Me }) {
  const t = useSay()
  const go = useGo()
  const leave = useLogOut()
  const saveTaste = useSaveTaste()
  const { setColorScheme } = useMantineColorScheme()
  const present = themes.find(({ value }) => value === me.theme) ?? themes[0]
  const chooseTheme = (value: string) => {
    const chosen = themes.find((entry) => entry.value === value)
    if (chosen) saveTaste({ theme: chosen.value })
  }
  const name = actedBy(me.displayName, me.actingFor?.name)
  useEffect(() => setColorScheme(present.scheme), [present.scheme, setColorScheme])
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t(shellPhrases.account, { name })}>
          <IconUserCircle size={24} stroke={1.5} aria-hidden /><span className={classes.wideOnly}>{t(name)}</span><IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => go('/me')}>{t(shellPhrases.myInformation)}</Menu.Item>
        <Menu.Item leftSection={<IconHelp size={16} aria-hidden />} onClick={() => go('/help')}>{t(shellPhrases.help)}</Menu.Item>
        <ActingItems me={me} />
        <Menu.Divider />
        <Menu.Label>{t(shellPhrases.theme)}</Menu.Label>
        <Menu.RadioGroup value={present.value} onChange={chooseTheme}>
          {themes.map(({ value, label, icon: Mark }) => <Menu.RadioItem key={value} value={value} rightSection={<Mark size={16} aria-hidden />}>{t(label)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>{t(shellPhrases.logOut)}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Those for whom one may act today, and the way back (A6). */
function ActingItems({ me: { actingFor, mayActFor } }: { readonly me: Me }) {
  const t = useSay()
  const formats = useFormats()
  const act = useActing()
  if (mayActFor.length === 0) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t(actingPhrases.acting)}</Menu.Label>
      {actingFor && <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void act(null)}>{t(actingPhrases.backToMyself)}</Menu.Item>}
      {mayActFor.filter(({ id }) => id !== actingFor?.id).map(({ id, name, untilDay }) => (
        <Menu.Item key={id} leftSection={<IconUsers size={16} aria-hidden />} onClick={() => void act(id)}>{t(actingPhrases.actForUntil, { name, day: formats.day(untilDay) })}</Menu.Item>
      ))}
    </>
  )
}

function useLogOut(): () => Promise<void> {
  const queries = useQueryClient()
  const go = useGo()
  return async () => {
    try {
      const session = await call<typeof logOut>('DELETE /session')
      removeAllDrafts()
      go('/login', { isReplacing: true })
      replaceSession(queries, session)
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    } catch (error) {
      notifyProblem(problemOf(error))
    }
  }
}
