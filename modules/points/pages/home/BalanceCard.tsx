import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readMyPoints } from '../../contract.ts'
import { Balance } from '../parts/Balance.tsx'
import { pointsMenuPhrases } from '../parts/menu-phrases.ts'
import { pointsPagePhrases as phrases } from '../parts/page-phrases.ts'

/** How many points I have. */
export default function BalanceCard() {
  const t = useSay()
  const points = useRead<typeof readMyPoints>('GET /points/mine')
  return (
    <Section title={pointsMenuPhrases.myPoints} actions={<PageLink to="/my-points">{t(phrases.showStatement)}</PageLink>}>
      <Answer of={points} isPart>{(data) => <Balance points={data} />}</Answer>
    </Section>
  )
}
