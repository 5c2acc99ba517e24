import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, useGo } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { ServicePicker } from '#modules/catalogue/pages/parts/ServicePicker.tsx'
import type { listApplications } from '../contract.ts'
import { applicationPagePhrases as phrases } from './parts/page-phrases.ts'
import { ServiceNames } from './parts/ServiceNames.tsx'
import { WithdrawButton } from './parts/WithdrawButton.tsx'
import classes from './parts/applications.module.css'

/** 资源申请: two ways in, and the drafts to go on with (guide 000 §3.3, §3.4). */
export default function NewApplication() {
  const t = useSay()
  const go = useGo()
  return (
    <DetailPage title={phrases.applyForResources} crumbs={[{ label: phrases.resourceManagement }, { label: phrases.applyForResources }]}>
      <Drafts />
      <Section title={phrases.batchApplication} actions={<LinkButton to="/applications/new/batch">{t(phrases.startBatch)}</LinkButton>}>
        <p className={classes.paragraph}>{t(phrases.batchApplicationHelp)}</p>
      </Section>
      <Section title={phrases.singleApplication}>
        <p className={classes.paragraph}>{t(phrases.singleApplicationHelp)}</p>
        <ServicePicker onPick={(service) => go(`/applications/new/${service.code}`)} />
      </Section>
    </DetailPage>
  )
}

function Drafts() {
  const t = useSay()
  const formats = useFormats()
  const drafts = useRead<typeof listApplications>('GET /applications', { query: { whose: 'mine', status: 'draft', pageSize: 20 } })
  if (!drafts.data || drafts.data.items.length === 0) return null
  return (
    <Section title={phrases.myDrafts}>
      <ul className={classes.plainList}>
        {drafts.data.items.map((draft) => {
          const title = draft.title || t(phrases.untitled)
          return (
            <li key={draft.id} className={classes.line}>
              <div className={classes.lineMain}>
                <PageLink to={`/applications/${draft.id}/edit`} aria-label={t(phrases.continueDraftNamed, { title })}>{title}</PageLink>
                <span className={classes.dimmed}><ServiceNames services={draft.services} />{draft.project && ` · ${draft.project.name}`}{draft.submittedAt && ` · ${formats.moment(draft.submittedAt)}`}</span>
              </div>
              <LinkButton size="compact-sm" variant="default" to={`/applications/${draft.id}/edit`}>{t(phrases.continueDraft)}</LinkButton>
              <WithdrawButton size="compact-sm" variant="subtle" application={draft} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
