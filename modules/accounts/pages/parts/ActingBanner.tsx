import { Button } from '@mantine/core'
import { IconArrowBackUp, IconUsers } from '@tabler/icons-react'
import { useEffect } from 'react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { ActingFor, Me } from '#kit/web/me.ts'
import { notify } from '#kit/web/notices.ts'
import { useRead } from '#kit/web/query.ts'
import { useSession } from '#kit/web/session.ts'
import type { getMe } from '../../contract.ts'
import { actingPhrases as phrases } from './acting-phrases.ts'
import { useActing, useOtherSession } from './use-acting.ts'
import classes from './acting.module.css'

const askAgainMs = 60_000

/** Across every page while one acts for somebody (A6). */
export function ActingBanner({ me, actingFor }: { readonly me: Me; readonly actingFor: ActingFor }) {
  const t = useSay()
  const formats = useFormats()
  const act = useActing()
  useNoticeOfEnd(actingFor)
  return (
    <aside className={classes.banner} aria-label={t(phrases.acting)}>
      <IconUsers size={20} aria-hidden />
      <p>
        <strong>{t(phrases.actingBanner, { name: actingFor.name, day: formats.day(actingFor.untilDay) })}</strong>{' '}
        {t(phrases.actingHint, { you: actedBy(me.displayName, actingFor.name) })}
      </p>
      <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void act(null)}>{t(phrases.backToMyself)}</Button>
    </aside>
  )
}

/** The server stops at once when a substitution ends (A4); an open page learns of it within a minute. */
function useNoticeOfEnd({ id, name }: ActingFor): void {
  const session = useSession()
  const keep = useOtherSession()
  const { data } = useRead<typeof getMe>('GET /me', undefined, { refreshEveryMs: askAgainMs })
  const isOver = data !== undefined && data.actingFor?.id !== id
  useEffect(() => {
    if (!isOver || session.me?.actingFor?.id !== id) return
    void keep({ ...session, me: data })
    notify(phrases.actingOver, { name }, 'info')
  }, [isOver, data, id, name, session, keep])
}
