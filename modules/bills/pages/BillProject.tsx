import { IconArrowLeft } from '@tabler/icons-react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { Money, NumberText } from '#kit/web/Values.tsx'
import type { readBill } from '../contract.ts'
import { percentOf } from '../rules/change.ts'
import { billPagePhrases } from './parts/bill-phrases.ts'
import { billLooks } from './parts/looks.ts'
import classes from './parts/bills.module.css'
import type { BillProps } from './detail/BillContent.tsx'
import { BillLines } from './detail/BillLines.tsx'
import { billCrumbs } from './detail/crumbs.ts'
import { billDetailPhrases as phrases } from './detail/detail-phrases.ts'
import { billHref, shownRevision, useAskedRevision } from './detail/revision.ts'
import { useRejection } from './detail/use-rejection.ts'

/** One project's part of a bill with its lines (B5). */
export default function BillProject() {
  const { id = '', projectId = '' } = usePageParams()
  const asked = useAskedRevision()
  const bill = useRead<typeof readBill>('GET /bills/:id', { params: { id }, query: asked === undefined ? {} : { revision: asked } })
  return <Answer of={bill}>{(data) => <ProjectPart bill={data} asked={asked} projectId={projectId} />}</Answer>
}

function ProjectPart({ bill, asked, projectId }: BillProps & { readonly projectId: string }) {
  const t = useSay()
  const me = useMe()
  const rejection = useRejection(bill)
  const found = bill.byProject.find(({ project }) => project?.id === projectId)
  if (!found?.project) return <EmptyState title={phrases.noSuchProject} isPage><LinkButton variant="default" to={billHref(bill.id, asked, { tab: 'project' })}>{t(phrases.toBill)}</LinkButton></EmptyState>
  const { project, amount, lineCount } = found
  const percent = percentOf(amount, bill.total)
  const isPicking = bill.allowed.includes('reject')
  return (
    <DetailPage title={t(phrases.projectTitle, { project: project.name, month: bill.month })} tag={<StatusTag looks={billLooks} status={bill.status} />}
      crumbs={[...billCrumbs(bill, me), { label: bill.unit.name, to: billHref(bill.id, asked, { tab: 'project' }) }, { label: project.name }]}
      actions={<LinkButton variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} to={billHref(bill.id, asked, { tab: 'project' })}>{t(phrases.toBill)}</LinkButton>}>
      <Section>
        <div className={classes.overview}><span className={classes.total}><Money amount={amount} /></span></div>
        <Facts items={[
          { label: phrases.project, value: <PageLink to={`/projects/${project.id}`}>{project.name}</PageLink> },
          { label: billPagePhrases.unit, value: bill.unit.name },
          { label: billPagePhrases.revision, value: t(phrases.revisionNumber, { revision: shownRevision(bill, asked) }) },
          { label: billPagePhrases.lines, value: <NumberText value={lineCount} /> },
          percent !== null && { label: phrases.projectShare, value: `${percent}%` },
        ]} />
      </Section>
      <BillLines bill={bill} asked={asked} project={projectId} picking={isPicking ? rejection : undefined} />
    </DetailPage>
  )
}
