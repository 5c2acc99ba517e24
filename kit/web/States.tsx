import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconInbox, IconLock, IconMapQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { problemOf } from './client.ts'
import { useDocumentTitle } from './document-title.ts'
import { useSay, type Words } from './i18n.tsx'
import { LinkButton } from './links.tsx'
import { kitPhrases } from './phrases.ts'
import type { Icon } from './routes.ts'
import classes from './kit.module.css'

type StateProps = { readonly title: Words; readonly text?: Words | undefined; readonly icon?: Icon; /** The state is the whole page: its title is the first heading. */ readonly isPage?: boolean; readonly children?: ReactNode }

export function EmptyState({ title, text, icon: Mark = IconInbox, isPage, children }: StateProps) {
  const t = useSay()
  return (
    <div className={classes.state}>
      <Mark size={40} stroke={1.25} aria-hidden />
      {isPage ? <PageTitle title={t(title)} /> : <p className={classes.stateTitle}>{t(title)}</p>}
      {text && <p>{t(text)}</p>}
      {children && <div className={classes.stateActions}>{children}</div>}
    </div>
  )
}

/** What went wrong, in the server's words, with the way to try again and the number that support asks for. */
export function ErrorState({ error, onRetry, isPage = false }: { readonly error: unknown; readonly onRetry?: () => void; /** The error is the whole page: its title is the first heading and the name in the tab. */ readonly isPage?: boolean }) {
  const t = useSay()
  const problem = problemOf(error)
  const title = problem.title || t(kitPhrases.loadFailed)
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={40} stroke={1.25} aria-hidden />
      {isPage ? <PageTitle title={title} /> : <p className={classes.stateTitle}>{title}</p>}
      {problem.errors.map(({ path, message }) => <p key={path + message}>{message}</p>)}
      {problem.requestId && <p>{t(kitPhrases.requestNumber, { requestId: problem.requestId })}</p>}
      {onRetry && problem.status !== 404 && problem.status !== 403 && <div className={classes.stateActions}><Button variant="default" onClick={onRetry}>{t(kitPhrases.retry)}</Button></div>}
    </div>
  )
}

function PageTitle({ title }: { readonly title: string }) {
  useDocumentTitle(title)
  return <h1 className={classes.stateTitle}>{title}</h1>
}

export function LoadingState({ height = 160 }: { readonly height?: number }) {
  const t = useSay()
  return <div className={classes.state} style={{ minHeight: height }} role="status"><Loader size={24} aria-hidden /><span>{t(kitPhrases.loading)}</span></div>
}

export function NotFoundState() {
  const t = useSay()
  return (
    <EmptyState title={kitPhrases.notFoundTitle} text={kitPhrases.notFoundText} icon={IconMapQuestion} isPage>
      <LinkButton to="/" variant="default">{t(kitPhrases.toHome)}</LinkButton>
    </EmptyState>
  )
}

export function ForbiddenState() {
  const t = useSay()
  return (
    <EmptyState title={kitPhrases.forbiddenTitle} text={kitPhrases.forbiddenText} icon={IconLock} isPage>
      <LinkButton to="/" variant="default">{t(kitPhrases.toHome)}</LinkButton>
    </EmptyState>
  )
}
