import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { billPagePhrases as phrases } from './bill-phrases.ts'
import classes from './bills.module.css'

/** Somebody was faster, or what was shown is no longer what counts (B7): what it is now, one click away. */
export function StaleNote({ problem, onReload, children }: { readonly problem: Problem | null; readonly onReload: () => void; readonly children?: ReactNode }) {
  const t = useSay()
  const queries = useQueryClient()
  if (problem?.status !== 409) return null
  const reload = () => {
    onReload()
    void queries.invalidateQueries({ predicate: ({ queryKey }) => /bill|roll-up/.test(String(queryKey[0])) })
  }
  return (
    <div className={classes.inline}>
      {children}
      <Button variant="light" size="compact-sm" leftSection={<IconRefresh size={16} aria-hidden />} onClick={reload}>{t(phrases.reload)}</Button>
    </div>
  )
}
