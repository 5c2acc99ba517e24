import { IconBan, IconCheck, IconCircleDashed, IconClock, IconLoader, IconPencil, IconX } from '@tabler/icons-react'
import type { Phrase } from '#kit/pure/phrase.ts'
import { useSay } from './i18n.tsx'
import type { Icon } from './routes.ts'
import classes from './kit.module.css'

export type Tone = 'neutral' | 'info' | 'waiting' | 'success' | 'danger' | 'special'

/** How a status looks: always word, colour and icon together (chapter 10). */
export type StatusLook = { readonly label: Phrase; readonly tone: Tone; readonly icon?: Icon }
export type StatusLooks<Status extends string = string> = { readonly [Name in Status]: StatusLook }

export const toneIcons: Record<Tone, Icon> = {
  neutral: IconCircleDashed, info: IconLoader, waiting: IconClock, success: IconCheck, danger: IconX, special: IconPencil,
}
export const stoppedIcon: Icon = IconBan

/** `<StatusTag looks={applicationStatuses} status={application.status} />` */
export function StatusTag<Status extends string>({ looks, status }: { readonly looks: StatusLooks<Status>; readonly status: Status }) {
  const t = useSay()
  const look: StatusLook | undefined = looks[status]
  if (!look) return <span className={classes.tag} data-tone="neutral"><span>{status}</span></span>
  const Mark = look.icon ?? toneIcons[look.tone]
  return (
    <span className={classes.tag} data-tone={look.tone} title={t(look.label)}>
      <Mark size={16} aria-hidden />
      <span>{t(look.label)}</span>
    </span>
  )
}
