import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { DayText, MomentText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import { InTheWay } from '#modules/departments/pages/parts/InTheWay.tsx'
import type { readReorganisation, Reorganisation } from '../contract.ts'
import { isOpen } from '../rules/status.ts'
import { ConsequenceSections } from './parts/ConsequenceSections.tsx'
import { reorganisationLooks } from './parts/looks.ts'
import { reorganisationMenuPhrases as menuPhrases } from './parts/menu-phrases.ts'
import { reorganisationPagePhrases as phrases } from './parts/page-phrases.ts'
import { PlanActions } from './parts/PlanActions.tsx'

/** A reorganisation: what it does or did, what is in its way, and what may be done to it. */
export default function ReorganisationDetail() {
  const { id = '' } = usePageParams()
  const reorganisation = useRead<typeof readReorganisation>('GET /reorganisations/:id', { params: { id } })
  return <Answer of={reorganisation}>{(data) => <Detail reorganisation={data} />}</Answer>
}

function Detail({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const { number, state, day, from, to, reason, plannedBy, plannedAt, doneAt, cancelledAt, cancelledBy, consequences, hindrances, lastRefusal } = reorganisation
  return (
    <DetailPage title={`${from.name} → ${to.name}`} subtitle={number} tag={<StatusTag looks={reorganisationLooks} status={state} />} actions={<PlanActions reorganisation={reorganisation} />}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: menuPhrases.reorganisations, to: '/reorganisations' }, { label: number }]}>
      {lastRefusal && <LastRefusal refusal={lastRefusal} />}
      {isOpen(state) && <InTheWay items={hindrances} {...(state === 'planned' ? { text: phrases.inTheWayLater } : {})} />}
      <Section title={phrases.information}>
        <Facts items={[
          { label: phrases.day, value: <DayText day={day} /> },
          { label: phrases.from, value: <PageLink to={`/departments/${from.id}`}>{from.name}</PageLink> },
          { label: phrases.to, value: <PageLink to={`/departments/${to.id}`}>{to.name}</PageLink> },
          { label: phrases.plannedBy, value: plannedBy.name },
          { label: phrases.plannedAt, value: <MomentText moment={plannedAt} /> },
          doneAt !== null && { label: phrases.doneAt, value: <MomentText moment={doneAt} /> },
          cancelledBy !== null && { label: phrases.cancelledBy, value: cancelledBy.name },
          cancelledAt !== null && { label: phrases.cancelledAt, value: <MomentText moment={cancelledAt} /> },
          { label: phrases.reason, value: reason, isWide: true },
        ]} />
      </Section>
      {consequences && <ConsequenceSections consequences={consequences} day={day} />}
    </DetailPage>
  )
}

function LastRefusal({ refusal: { at, hindrances } }: { readonly refusal: NonNullable<Reorganisation['lastRefusal']> }) {
  const t = useSay()
  const formats = useFormats()
  return <InTheWay items={hindrances} title={t(phrases.refusedOn, { at: formats.moment(at) })} tone="red" />
}
