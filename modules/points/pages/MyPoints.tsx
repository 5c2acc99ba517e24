import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listMyEntries, readMyPoints } from '../contract.ts'
import { pointsPhrases as words } from '../phrases.ts'
import { Balance } from './parts/Balance.tsx'
import { pointsMenuPhrases } from './parts/menu-phrases.ts'
import { pointsPagePhrases as phrases } from './parts/page-phrases.ts'
import { PrintButton } from './parts/PrintButton.tsx'
import { statementColumns } from './parts/statement.tsx'
import classes from './parts/points.module.css'

const Statement = listPage<typeof listMyEntries>('GET /points/mine/entries', {
  title: words.statement, isPart: true, empty: phrases.noEntries, columns: statementColumns, exportPath: '/points/mine/entries/export',
})

/** A member's own points: balance and statement. */
export default function MyPoints() {
  const t = useSay()
  const points = useRead<typeof readMyPoints>('GET /points/mine')
  return (
    <DetailPage title={pointsMenuPhrases.myPoints} crumbs={[{ label: pointsMenuPhrases.shop }]} actions={<PrintButton />}>
      <Section title={phrases.balance}><Answer of={points} isPart>{(data) => <Balance points={data} />}</Answer></Section>
      <h2 className={classes.heading}>{t(words.statement)}</h2>
      <Statement />
    </DetailPage>
  )
}
