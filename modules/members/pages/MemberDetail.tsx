import { IconPencil } from '@tabler/icons-react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { Member, readMember } from '../contract.ts'
import { identityPhrases, memberPhrases } from '../phrases.ts'
import { memberLooks } from './parts/looks.ts'
import { memberMenuPhrases } from './parts/menu-phrases.ts'
import { MemberTabs } from './parts/MemberTabs.tsx'
import { memberPagePhrases as phrases } from './parts/page-phrases.ts'
import { RemoveFromGroup } from './parts/RemoveFromGroup.tsx'

/** One member: who it is, and on which terms it buys. */
export default function MemberDetail() {
  const { id = '' } = usePageParams()
  const member = useRead<typeof readMember>('GET /members/:id', { params: { id } })
  return <Answer of={member}>{(data) => <Detail member={data} />}</Answer>
}

function Detail({ member }: { readonly member: Member }) {
  const t = useSay()
  const { id, terms, group } = member
  const actions = (
    <>
      <RemoveFromGroup member={member} />
      {member.allowed.includes('edit') && <LinkButton to={`/members/${id}/edit`} leftSection={<IconPencil size={16} aria-hidden />}>{t(phrases.edit)}</LinkButton>}
    </>
  )
  return (
    <DetailPage title={member.displayName} tag={<StatusTag looks={memberLooks} status={member.status} />} actions={actions}
      crumbs={[{ label: memberMenuPhrases.userManagement }, { label: memberMenuPhrases.members, to: '/members' }]}>
      <MemberTabs id={id} present="information" />
      <Section title={phrases.information}>
        <Facts items={[
          { label: memberPhrases.account, value: member.account },
          { label: memberPhrases.identity, value: t(identityPhrases[member.identity]) },
          { label: memberPhrases.email, value: member.email },
          { label: phrases.phone, value: member.phone },
          { label: memberPhrases.contact, value: member.contact },
          { label: phrases.createdAt, value: <MomentText moment={member.createdAt} /> },
          { label: phrases.updatedAt, value: <MomentText moment={member.updatedAt} /> },
          { label: phrases.updatedBy, value: member.updatedBy?.name },
        ]} />
      </Section>
      <Section title={phrases.terms}>
        <Facts items={[
          { label: memberPhrases.group, value: group ? <PageLink to={`/groups/${group.id}/edit`}>{group.name}</PageLink> : t(phrases.noGroup) },
          { label: phrases.discount, value: t(phrases.discountValue, { percent: terms.discountPercent }) },
          { label: phrases.reward, value: t(phrases.rewardValue, { days: terms.rewardDays }) },
          { label: phrases.orderAgain, value: t(terms.mayReorder ? phrases.yes : phrases.no) },
        ]} />
      </Section>
    </DetailPage>
  )
}
