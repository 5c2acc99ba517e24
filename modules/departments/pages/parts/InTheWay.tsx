import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { blockerPhrases as phrases } from './blocker-phrases.ts'
import classes from './in-the-way.module.css'

type InTheWayProps = {
  readonly items: readonly { readonly message: string; readonly link?: string | null }[]
  readonly title?: Words
  readonly text?: Words | undefined
  readonly tone?: 'orange' | 'red'
}

/** What must be cleared first, line by line with where to do it; or that nothing must. */
export function InTheWay({ items, title = phrases.inTheWay, text, tone = 'orange' }: InTheWayProps) {
  const t = useSay()
  if (items.length === 0) return <Alert color="green" variant="outline" icon={<IconCheck size={20} aria-hidden />} role="status" mb="md">{t(phrases.nothing)}</Alert>
  return (
    <Alert color={tone} variant="outline" classNames={{ title: classes.title ?? '' }} icon={<IconAlertTriangle size={20} aria-hidden />} role="status" title={t(title)} mb="md">
      {text && <p className={classes.text}>{t(text)}</p>}
      <ul className={classes.lines}>{items.map(({ message, link }) => <li key={message}>{message}{link && <> <PageLink to={link}>{t(phrases.clear)}</PageLink></>}</li>)}</ul>
    </Alert>
  )
}
