import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { IconHistory } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { PageHead, type Crumb } from './DetailPage.tsx'
import { useSay, type Words } from './i18n.tsx'
import { LinkButton } from './links.tsx'
import { kitPhrases } from './phrases.ts'
import type { FormState } from './use-form.ts'
import kit from './kit.module.css'
import classes from './form.module.css'

type FormBodyProps = {
  readonly form: FormState
  readonly verb: Words
  readonly backTo?: string
  readonly isDangerous?: boolean
  /** More buttons beside the main one, such as “save as draft”. */
  readonly moreActions?: ReactNode
  /** One of several forms of a page, or in a dialog: its buttons stay below its fields, instead of over whatever stands at the bottom. */
  readonly isPart?: boolean
  readonly children: ReactNode
}

/** A page that is a form: head, error summary, fields, actions. */
export function FormPage({ title, subtitle, crumbs, ...body }: FormBodyProps & { readonly title: Words; readonly subtitle?: ReactNode; readonly crumbs?: readonly Crumb[] }) {
  return (
    <div className={kit.page}>
      <PageHead title={title} subtitle={subtitle} crumbs={crumbs} />
      <FormBody {...body} />
    </div>
  )
}

/** The form without the page around it, for sections and dialogs. */
export function FormBody({ form, verb, backTo, isDangerous, moreActions, isPart = false, children }: FormBodyProps) {
  const t = useSay()
  return (
    <form className={classes.form} noValidate aria-busy={form.isBusy} onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void form.submit() }}>
      <DraftNote form={form} />
      <ErrorSummary form={form} />
      {children}
      <div className={isPart ? classes.barOfPart : classes.bar}>
        <Button type="submit" loading={form.isBusy} color={isDangerous ? 'red' : undefined}>{t(verb)}</Button>
        {moreActions}
        {backTo && <LinkButton to={backTo} variant="default">{t(kitPhrases.back)}</LinkButton>}
      </div>
      <LeaveGuard form={form} />
    </form>
  )
}

/** A titled group of fields in a form. */
export function FormSection({ title, description, children }: { readonly title?: Words; readonly description?: Words; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <fieldset className={classes.section}>
      {title && <legend className={classes.legend}><h2>{t(title)}</h2></legend>}
      {description && <p className={classes.description}>{t(description)}</p>}
      <div className={classes.fields}>{children}</div>
    </fieldset>
  )
}

function DraftNote({ form }: { readonly form: FormState }) {
  const t = useSay()
  if (!form.isDraftRestored) return null
  return (
    <div className={classes.draft} role="status">
      <IconHistory size={20} aria-hidden />
      <span>{t(kitPhrases.draftRestored)}</span>
      <Button variant="subtle" size="compact-sm" onClick={form.discardDraft}>{t(kitPhrases.discardDraft)}</Button>
    </div>
  )
}

/** Nothing typed is lost without a question. */
function LeaveGuard({ form }: { readonly form: FormState }) {
  const isGuarding = useRef(false)
  isGuarding.current = form.isDirty && !form.isBusy
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isGuarding.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => isGuarding.current,
    withResolver: true,
  })
  return (
    <ConfirmDialog isOpen={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={kitPhrases.leaveTitle}
      text={form.hasDraft ? kitPhrases.leaveTextDraft : kitPhrases.leaveText} verb={kitPhrases.leave}
      onConfirm={async () => blocker.proceed?.()} />
  )
}
