import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { call, type Problem } from '#kit/web/client.ts'
import { PageHead, type Crumb } from '#kit/web/DetailPage.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { LinkButton, useSearchValues } from '#kit/web/links.tsx'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import kit from '#kit/web/kit.module.css'
import type { Application, readApplication } from '../../contract.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import { useApplicationForm, type ApplicationForm, type ApplicationFormSettings } from '../parts/use-application-form.ts'
import { Submitted } from './Submitted.tsx'

/** The draft that the address of a new application names. What was submitted meanwhile shows its confirmation again. */
export function LoadedDraft({ id, children }: { readonly id: string; readonly children: (application: Application) => ReactNode }) {
  const t = useSay()
  return (
    <Loaded id={id}>
      {(application) => application.status === 'draft' ? children(application)
        : application.status === 'reviewing' ? <div className={kit.page}><Submitted application={application} isModification={false} /></div>
        : <EmptyState title={phrases.cannotModify}><LinkButton to={`/applications/${application.id}`}>{t(phrases.toApplication)}</LinkButton></EmptyState>}
    </Loaded>
  )
}

/** Reads what is edited once, fresh; later answers must not replace what is being typed. */
export function Loaded({ id, children }: { readonly id: string; readonly children: (application: Application) => ReactNode }) {
  const found = useQuery<Application, Problem>({
    queryKey: ['application in editing', id], gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: ({ signal }) => call<typeof readApplication>('GET /applications/:id', { params: { id }, signal }),
  })
  if (found.error && !found.data) return <ErrorState error={found.error} isPage onRetry={() => void found.refetch()} />
  return found.data ? <>{children(found.data)}</> : <LoadingState />
}

/** Only seen, and only loaded, when a submission was refused for want of quota (R5). */
const ShortageNote = lazy(() => import('#modules/quotas/pages/parts/ShortageNote.tsx'))

type EditorProps = Omit<ApplicationFormSettings, 'onDone'> & {
  readonly title: Words
  readonly lastCrumb: Words
  readonly children: (form: ApplicationForm) => ReactNode
}

/** The page around every form of an application, and what follows a submission. */
export function Editor({ title, lastCrumb, children, ...settings }: EditorProps) {
  const queries = useQueryClient()
  const [done, setDone] = useState<Application | null>(null)
  const form = useApplicationForm({ ...settings, onDone: (application) => { setDone(application); void queries.invalidateQueries({ refetchType: 'none' }) } })
  useDraftInAddress(settings.application, form.application)
  const crumbs: Crumb[] = [{ label: phrases.resourceManagement }, { label: phrases.applyForResources, to: '/applications/new' }, { label: lastCrumb }]
  if (done) return <div className={kit.page}><Submitted application={done} isModification={form.isModification} /></div>
  return (
    <div className={kit.page}>
      <PageHead title={title} crumbs={crumbs} />
      {form.problem?.code === 'quota.insufficient' && <Suspense><ShortageNote problem={form.problem} /></Suspense>}
      {children(form)}
    </div>
  )
}

/** As soon as the draft exists, its id stands in the address, so that a reload continues it. */
function useDraftInAddress(before: Application | null, now: Application | null): void {
  const [search, change] = useSearchValues()
  const id = now?.id
  useEffect(() => {
    if (before === null && id !== undefined && search['draft'] !== id) change({ draft: id })
  }, [before, id, search, change])
}
