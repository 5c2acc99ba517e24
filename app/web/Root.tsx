import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLook, useMaybeMe } from '#kit/web/session.ts'
import { settleLanguage } from '#kit/web/language.ts'
import { ProofGate } from './ProofGate.tsx'
import { useFavicon } from './use-favicon.ts'

/** What the session says of account and platform counts as soon as it is known: language and the tab's picture. */
export function Root() {
  const own = useMaybeMe()?.language ?? null
  const look = useLook()
  useFavicon(look?.logo ?? null)
  useEffect(() => { if (look) settleLanguage({ own, offered: look.languages, preset: look.defaultLanguage }) }, [own, look])
  return <><Outlet /><ProofGate /></>
}
