import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { problemOf, type Problem } from './client.ts'
import { useSay, type Words } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import type { Icon } from './routes.ts'
import classes from './kit.module.css'

export type ReasonField = {
  readonly label?: Words
  readonly isRequired?: boolean
  readonly maximum?: number
  readonly description?: Words
  /** Another field than the plain box, for example one that offers templates. */
  readonly field?: (binding: ReasonBinding) => ReactNode
}
/** What a field for a reason is given. */
export type ReasonBinding = {
  readonly label: Words
  readonly description?: Words | undefined
  readonly value: string
  readonly onChange: (text: string) => void
  readonly isRequired?: boolean | undefined
  readonly maximum: number
  readonly error?: ReactNode
  readonly boxRef?: RefObject<HTMLTextAreaElement | null> | undefined
  readonly hasFocus?: boolean | undefined
}
type DialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: Words
  readonly text?: Words | undefined
  /** What will happen: quota before → after, refund, totals. */
  readonly consequences?: ReactNode
  readonly reason?: ReasonField | undefined
  /** The button repeats the verb; the other one always says “Back”, never “Cancel” (chapter 10). */
  readonly verb: Words
  readonly isDangerous?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  /** Resolves when it is done; a refusal is shown in the dialog, which stays open. */
  readonly onConfirm: (reason: string) => Promise<unknown>
}

/** Asks before something happens. Focus is kept inside and returns to where it was. */
export function ConfirmDialog(props: DialogProps) {
  const t = useSay()
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={t(props.title)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {props.isOpen && <DialogBody {...props} />}
    </Modal>
  )
}

function DialogBody({ onClose, text, consequences, reason, verb, isDangerous, isDisabled, onConfirm }: DialogProps) {
  const t = useSay()
  const [written, setWritten] = useState('')
  const reasonBox = useRef<HTMLTextAreaElement>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const confirm = async () => {
    if (reason?.isRequired && written.trim() === '') {
      setIsMissing(true)
      return reasonBox.current?.focus()
    }
    setIsBusy(true)
    setProblem(null)
    try {
      await onConfirm(written.trim())
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    // A dialog opened by a form stands inside it for React: confirming it ("leave") must not submit that form.
    <form onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void confirm() }} noValidate>
      <Stack gap="sm">
        {text && <Text>{t(text)}</Text>}
        {consequences && <div className={classes.consequences}>{consequences}</div>}
        {reason && (reason.field ?? plainReason)({
          label: reason.label ?? kitPhrases.reason, description: reason.description, isRequired: reason.isRequired, maximum: reason.maximum ?? 2000, boxRef: reasonBox, hasFocus: true,
          value: written, onChange: (text) => { setWritten(text); setIsMissing(false) },
          error: isMissing ? t(kitPhrases.fieldRequired) : problem?.errors.find(({ path }) => path === 'reason')?.message,
        })}
        {problem && <Text c="var(--mantine-color-error)" role="alert">{[problem.title, ...problem.errors.filter(({ path }) => path !== 'reason').map(({ message }) => message)].join(' ')}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy}>{t(kitPhrases.back)}</Button>
          <Button type="submit" color={isDangerous ? 'red' : undefined} loading={isBusy} disabled={isDisabled ?? false}>{t(verb)}</Button>
        </Group>
      </Stack>
    </form>
  )
}

const plainReason = (binding: ReasonBinding) => <PlainReason {...binding} />

function PlainReason({ label, description, value, onChange, isRequired, maximum, error, boxRef, hasFocus }: ReasonBinding) {
  const t = useSay()
  return (
    <Textarea ref={boxRef} label={t(label)} description={description && t(description)} withAsterisk={isRequired ?? false} required={isRequired ?? false} error={error}
      autosize minRows={3} maxRows={8} maxLength={maximum} data-autofocus={hasFocus || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

type ConfirmButtonProps = Omit<DialogProps, 'isOpen' | 'onClose'> & { readonly icon?: Icon; readonly variant?: 'filled' | 'default' | 'subtle'; readonly label?: Words }

/** The button and its dialog in one. */
export function ConfirmButton({ icon: Mark, variant = 'default', label, ...dialog }: ConfirmButtonProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant={variant} onClick={open} color={dialog.isDangerous && variant === 'filled' ? 'red' : undefined} leftSection={Mark && <Mark size={16} aria-hidden />}>{t(label ?? dialog.verb)}</Button>
      <ConfirmDialog {...dialog} isOpen={isOpen} onClose={close} />
    </>
  )
}
