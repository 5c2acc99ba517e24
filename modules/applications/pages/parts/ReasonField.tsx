import { ActionIcon, Button, Group, Popover, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmarkPlus, IconListDetails, IconTrash } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import type { ReasonBinding } from '#kit/web/ConfirmDialog.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import type { keepReasonTemplate, listReasonTemplates, removeReasonTemplate, ReasonTemplate } from '../../reason-contract.ts'
import { commonReasons, reasonPhrases as phrases } from './reason-phrases.ts'
import classes from './reason.module.css'

type Verdict = ReasonTemplate['verdict']
export type ReasonFieldProps = ReasonBinding & { readonly verdict: Verdict }

const longestTemplate = 500
/** Escape closes the templates only, not the dialog around them with everything that is written. */
const keepsDialog = { 'data-mantine-stop-propagation': true } as const

/**
 * The reason of a decision: written freely, chosen from templates, kept as one (R11). A chosen text is added to what
 * is written already. In a dialog: `reason={{ …, field: (binding) => <ReasonField verdict="reject" {...binding} /> }}`.
 */
export function ReasonField({ verdict, label, description, value, onChange, isRequired, maximum, error, boxRef, hasFocus }: ReasonFieldProps) {
  const t = useSay()
  const ownBox = useRef<HTMLTextAreaElement>(null)
  const box = boxRef ?? ownBox
  const keep = useAct<typeof keepReasonTemplate>('POST /reason-templates', { done: phrases.templateKept })
  const text = value.trim()
  const insert = (chosen: string) => {
    onChange((text === '' ? chosen : `${value.trimEnd()}\n${chosen}`).slice(0, maximum))
    box.current?.focus()
  }
  return (
    <div className={classes.reason}>
      <Textarea ref={box} label={t(label)} description={description && t(description)} withAsterisk={isRequired ?? false} required={isRequired ?? false} error={error}
        autosize minRows={3} maxRows={8} maxLength={maximum} data-autofocus={hasFocus || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      <Group gap="xs">
        <TemplateChooser verdict={verdict} onChoose={insert} />
        <Button variant="subtle" size="compact-sm" leftSection={<IconBookmarkPlus size={16} aria-hidden />} loading={keep.isPending}
          disabled={text === '' || [...text].length > longestTemplate} onClick={() => keep.mutate({ body: { verdict, text } })}>{t(phrases.keepTemplate)}</Button>
      </Group>
    </div>
  )
}

function TemplateChooser({ verdict, onChoose }: { readonly verdict: Verdict; readonly onChoose: (text: string) => void }) {
  const t = useSay()
  const [isOpen, { toggle, open, close }] = useDisclosure(false)
  const choose = (text: string) => { close(); onChoose(text) }
  return (
    <Popover opened={isOpen} onChange={(willOpen) => willOpen ? open() : close()} position="bottom-start" width={420} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" {...isOpen ? keepsDialog : {}} leftSection={<IconListDetails size={16} aria-hidden />} onClick={toggle}>{t(phrases.chooseTemplate)}</Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t(phrases.templatesTitle)}>
        {isOpen && <>
          <Templates title={phrases.commonReasons}>
            {Object.entries(commonReasons[verdict]).map(([key, words]) => <li key={key}><Choice text={t(words)} onChoose={choose} /></li>)}
          </Templates>
          <OwnTemplates verdict={verdict} onChoose={choose} />
        </>}
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnTemplates({ verdict, onChoose }: { readonly verdict: Verdict; readonly onChoose: (text: string) => void }) {
  const t = useSay()
  const kept = useRead<typeof listReasonTemplates>('GET /reason-templates')
  const remove = useAct<typeof removeReasonTemplate>('DELETE /reason-templates/:id', { done: phrases.templateRemoved })
  const own = kept.data?.items.filter((template) => template.verdict === verdict) ?? []
  return (
    <Templates title={phrases.myTemplates}>
      {own.length === 0 && <li className={classes.none}>{kept.error ? kept.error.title : t(phrases.noTemplates)}</li>}
      {own.map(({ id, text }) => (
        <li key={id}>
          <Choice text={text} onChoose={onChoose} />
          <ActionIcon {...keepsDialog} aria-label={t(phrases.removeTemplate, { text })} onClick={() => remove.mutate({ params: { id } })}><IconTrash size={16} aria-hidden /></ActionIcon>
        </li>
      ))}
    </Templates>
  )
}

function Templates({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <section className={classes.templates} aria-label={t(title)}>
      <p className={classes.templatesTitle}>{t(title)}</p>
      <ul>{children}</ul>
    </section>
  )
}

function Choice({ text, onChoose }: { readonly text: string; readonly onChoose: (text: string) => void }) {
  return <button type="button" {...keepsDialog} className={classes.choice} onClick={() => onChoose(text)}>{text}</button>
}
