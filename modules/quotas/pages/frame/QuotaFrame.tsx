import type { ReactNode } from 'react'
import { PageHead } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import kit from '#kit/web/kit.module.css'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import { quotaMenuPhrases } from '../parts/menu-phrases.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { tabsFor, type TabName } from './tabs.ts'
import classes from '../parts/quotas.module.css'

type FrameProps = { readonly tab: TabName; readonly actions?: ReactNode; readonly subtitle?: ReactNode; readonly children: ReactNode }

/** 资源管理 › 配额管理 with its tabs. */
export function QuotaFrame({ tab, actions, subtitle, children }: FrameProps) {
  const tabs = useTabs()
  return (
    <div className={kit.page}>
      <PageHead title={phrases[tab]} subtitle={subtitle} crumbs={[{ label: quotaMenuPhrases.resourceManagement }, { label: quotaMenuPhrases.quotas, to: '/quotas' }]} actions={actions} />
      <TabLinks label={phrases.tabs} tabs={tabs.map(({ path, label, name }) => ({ path, label, isCurrent: name === tab }))} />
      {children}
    </div>
  )
}

/** Which tabs this person has; the departments below are only asked for where it matters. */
export function useTabs(): ReturnType<typeof tabsFor> {
  const me = useMe()
  const mayHave = meets(me, 'quota.view_subordinates')
  const departments = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } }, { enabled: mayHave })
  return tabsFor(me, departments.data?.items.some(({ parentId }) => parentId === me.departmentId) ?? false)
}

type TabLinksProps = { readonly label: Parameters<ReturnType<typeof useSay>>[0]; readonly isSecond?: boolean; readonly tabs: readonly { readonly path: string; readonly label: Parameters<ReturnType<typeof useSay>>[0]; readonly isCurrent: boolean }[] }

/** Tabs are pages of their own, so they are links: each can be sent, opened beside and found in the history. */
export function TabLinks({ label, isSecond, tabs }: TabLinksProps) {
  const t = useSay()
  return (
    <nav aria-label={t(label)}>
      <ul className={`${classes.tabs} ${isSecond ? classes.subTabs : ''}`}>
        {tabs.map(({ path, label: words, isCurrent }) => (
          <li key={path}><CurrentLink path={path} isCurrent={isCurrent}>{t(words)}</CurrentLink></li>
        ))}
      </ul>
    </nav>
  )
}

function CurrentLink({ path, isCurrent, children }: { readonly path: string; readonly isCurrent: boolean; readonly children: ReactNode }) {
  return <PageLink to={path} className={isCurrent ? classes.current ?? '' : ''} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>{children}</PageLink>
}
