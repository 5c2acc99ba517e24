import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMaybeMe } from '#kit/web/session.ts'
import { changeLanguage } from '#kit/web/language.ts'

/** The account's language counts as soon as it is known. */
export function Root() {
  const language = useMaybeMe()?.language
  useEffect(() => { if (language) changeLanguage(language) }, [language])
  return <Outlet />
}
