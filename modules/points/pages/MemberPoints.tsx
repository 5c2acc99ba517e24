import { custom, rowActions } from '#kit/web/columns.tsx'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { memberMenuPhrases } from '#modules/members/pages/parts/menu-phrases.ts'
import { MemberTabs } from '#modules/members/pages/parts/MemberTabs.tsx'
import type { Entry, listEntries, Points, readPoints } from '../contract.ts'
import { pointsPhrases as words } from '../phrases.ts'
import { Balance } from './parts/Balance.tsx'
import { MoveButton } from './parts/MoveDialog.tsx'
import { pointsPagePhrases as phrases } from './parts/page-phrases.ts'
import { PrintButton } from './parts/PrintButton.tsx'
import { ReverseButton } from './parts/ReverseButton.tsx'
import { statementColumns } from './parts/statement.tsx'
import classes from './parts/points.module.css'

const Statement = listPage<typeof listEntries>('GET /points/:memberId/entries', {
  title: words.statement, isPart: true, empty: phrases.noEntries,
  useParams: () => ({ memberId: usePageParams().id ?? '' }),
  columns: [
    ...statementColumns,
    custom('by', words.by, (entry: Entry) => <By entry={entry} />, { width: 140 }),
    rowActions(phrases.more, (entry: Entry) => <ReverseButton entry={entry} />, { width: 100, needs: 'point.maintain' }),
  ],
  exportPath: '/points/:memberId/entries/export',
})

/** The points of one member, for operators. */
export default function MemberPoints() {
  const { id = '' } = usePageParams()
  const points = useRead<typeof readPoints>('GET /points/:memberId', { params: { memberId: id } })
  return <Answer of={points}>{(data) => <Detail points={data} />}</Answer>
}

function Detail({ points }: { readonly points: Points }) {
  const t = useSay()
  const me = useMe()
  const { id, name } = points.member
  const seesMembers = meets(me, 'member.maintain')
  const actions = (
    <>
      <PrintButton />
      {points.allowed.includes('payOut') && <MoveButton points={points} way="payOut" />}
      {points.allowed.includes('topUp') && <MoveButton points={points} way="topUp" />}
    </>
  )
  return (
    <DetailPage title={name} subtitle={points.member.account} actions={actions}
      crumbs={[{ label: memberMenuPhrases.userManagement }, seesMembers ? { label: memberMenuPhrases.members, to: '/members' } : { label: memberMenuPhrases.members }]}>
      <MemberTabs id={id} present="points" />
      <Section title={phrases.balance}><Balance points={points} /></Section>
      <h2 className={classes.heading}>{t(words.statement)}</h2>
      <Statement />
    </DetailPage>
  )
}

function By({ entry }: { readonly entry: Entry }) {
  const t = useSay()
  if (entry.by === null) return <>—</>
  return <>{entry.for === null ? entry.by.name : t(phrases.byFor, { name: entry.by.name, represented: entry.for })}</>
}
