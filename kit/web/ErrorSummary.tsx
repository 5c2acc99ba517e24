import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useSay } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import type { FormError, FormState } from './use-form.ts'
import classes from './form.module.css'

/** What is wrong, all in one place, each entry leading to its field; takes the focus after a refused submit. */
export function ErrorSummary({ form }: { readonly form: FormState }) {
  const t = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (form.refusals > 0) box.current?.focus() }, [form.refusals])
  if (form.refusals === 0 || (form.errors.length === 0 && !form.problem)) return null
  const count = form.errors.length
  const title = form.problem ? form.problem.title : t(count === 1 ? kitPhrases.errorSummaryOne : kitPhrases.errorSummary, { count })
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <IconAlertCircle size={20} aria-hidden />
      <div>
        <p>{title}</p>
        {form.problem?.detail && <p>{form.problem.detail}</p>}
        {count > 0 && (
          <ul>
            {inOrderOfPage(form.errors).map(({ path, message, id }) => (
              <li key={path}><a href={`#${id}`} onClick={(event) => { event.preventDefault(); focusField(id) }}>{labelOf(id)}{message}</a></li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** The summary lists the fields as they stand on the page. */
function inOrderOfPage(errors: readonly FormError[]): readonly FormError[] {
  const place = (id: string) => document.getElementById(id)
  return errors.toSorted((left, right) => {
    const [first, second] = [place(left.id), place(right.id)]
    if (!first || !second) return 0
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
}

function labelOf(id: string): string {
  const label = document.querySelector<HTMLElement>(`label[for="${CSS.escape(id)}"], [data-label-of="${CSS.escape(id)}"]`)
  const text = label?.textContent.replace(/\s*\*$/, '').trim()
  return text ? `${text} — ` : ''
}

function focusField(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  const target = field?.matches('input, textarea, select, button, [tabindex]') ? field : field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')
  target?.focus()
}
