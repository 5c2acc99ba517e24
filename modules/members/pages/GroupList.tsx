import { custom, link, moment, number, rowActions, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { GroupRow, listGroups } from '../contract.ts'
import { DeleteGroup } from './parts/DeleteGroup.tsx'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'

const needs = 'member.maintain'

/** Guide 004 §6.1: name, discount, update time, update account, more; beside them what else the group gives. */
export default listPage<typeof listGroups>('GET /groups', {
  title: memberMenuPhrases.groups,
  crumbs: [{ label: memberMenuPhrases.userManagement }],
  columns: [
    link('name', phrases.name, (row: GroupRow) => `/groups/${row.id}/edit`, { filter: true }),
    number('discountPercent', phrases.discount, { sort: true, value: (row: GroupRow) => `${row.discountPercent}%`, width: 100 }),
    number('rewardDays', phrases.reward, { width: 120 }),
    custom('mayReorder', phrases.orderAgain, (row: GroupRow) => <YesNo is={row.mayReorder} />, { width: 100 }),
    number('memberCount', phrases.memberCount, { width: 100 }),
    moment('updatedAt', phrases.updatedAt, { sort: true }),
    text('updatedBy', phrases.updatedBy, { sort: true, width: 140 }),
    rowActions(phrases.more, (row: GroupRow) => <RowActions group={row} />, { width: 160, needs }),
  ],
  primaryAction: { label: phrases.newGroup, to: '/groups/new', needs },
})

function YesNo({ is }: { readonly is: boolean }) {
  const t = useSay()
  return <>{t(is ? phrases.yes : phrases.no)}</>
}

function RowActions({ group }: { readonly group: GroupRow }) {
  const t = useSay()
  return (
    <>
      {group.allowed.includes('edit') && <LinkButton to={`/groups/${group.id}/edit`} variant="subtle" size="compact-sm">{t(phrases.edit)}</LinkButton>}
      {group.allowed.includes('delete') && <DeleteGroup group={group} />}
    </>
  )
}
