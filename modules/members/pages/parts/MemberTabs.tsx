import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { memberPagePhrases as phrases } from './page-phrases.ts'
import classes from './members.module.css'

type MemberTabsProps = { readonly id: string; readonly present: 'information' | 'points' }

/** The pages of a member: links, so that each can be sent and found in the history. Who only sees points has no others. */
export function MemberTabs({ id, present }: MemberTabsProps) {
  const t = useSay()
  const me = useMe()
  const tabs = [
    { name: 'information', path: `/members/${id}`, needs: 'member.maintain' },
    { name: 'points', path: `/members/${id}/points`, needs: 'point.view' },
  ] as const
  return (
    <nav aria-label={t(phrases.tabs)}>
      <ul className={classes.tabs}>
        {tabs.filter(({ needs }) => meets(me, needs)).map(({ name, path }) => (
          <li key={name}><PageLink to={path} className={name === present ? classes.current ?? '' : ''} {...(name === present ? { 'aria-current': 'page' as const } : {})}>{t(phrases[name])}</PageLink></li>
        ))}
      </ul>
    </nav>
  )
}
