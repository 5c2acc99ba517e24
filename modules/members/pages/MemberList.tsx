import { choice, link, rowActions, status, text } from '#kit/web/columns.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import type { listMembers, MemberRow } from '../contract.ts'
import { memberPhrases } from '../phrases.ts'
import { identityOptions, memberLooks } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'
import { RemoveFromGroup } from './parts/RemoveFromGroup.tsx'

const needs = 'member.maintain'

/** Guide 004 §5.1: its columns in its order, sorted, filtered and searched as it says; beside them the person's name. */
export default listPage<typeof listMembers>('GET /members', {
  title: memberMenuPhrases.members,
  crumbs: [{ label: memberMenuPhrases.userManagement }],
  columns: [
    link('account', memberPhrases.account, (row: MemberRow) => `/members/${row.id}`, { sort: true, filter: true }),
    text('displayName', memberPhrases.displayName, { width: 140 }),
    choice('identity', memberPhrases.identity, { sort: true, filter: identityOptions, options: identityOptions, width: 120 }),
    text('group', memberPhrases.group, { sort: true, filter: true }),
    // Cells of the status say the word beside the icon: colour alone tells nothing to some (chapter 10).
    status('status', memberPhrases.status, memberLooks, { sort: true }),
    rowActions(phrases.more, (row: MemberRow) => <RowActions member={row} />, { needs }),
  ],
  primaryAction: { label: phrases.newMember, to: '/members/new', needs },
  exportPath: '/members/export',
})

function RowActions({ member }: { readonly member: MemberRow }) {
  const t = useSay()
  return (
    <>
      <LinkButton to={`/members/${member.id}/points`} variant="subtle" size="compact-sm">{t(phrases.points)}</LinkButton>
      <RemoveFromGroup member={member} isCompact />
    </>
  )
}
