import { ActionIcon, Button, Input } from '@mantine/core'
import { IconFile, IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { problemOf } from './client.ts'
import { useFormats, useSay, type Words } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import { uploadFile, type UploadedFile } from './upload.ts'
import type { FieldBinding } from './use-form.ts'
import classes from './form.module.css'

type Running = { readonly key: number; readonly name: string; readonly done: number; readonly stop: () => void }
type FileFieldProps = FieldBinding<readonly UploadedFile[]> & { readonly label: Words; readonly help?: Words | undefined; readonly maximum: number; readonly accept?: string }

/** Attachments: sent at once with their progress, listed with a way to remove; a refusal is shown in the server's words. */
export function FileField({ id, label, help, value, onChange, onBlur, error, isRequired, maximum, accept }: FileFieldProps) {
  const t = useSay()
  const formats = useFormats()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const { running, problems, add } = useUploads(value, onChange, maximum, t(kitPhrases.filesTooMany, { limit: maximum }))
  const isFull = value.length + running.length >= maximum
  const fault = error ?? (problems.length > 0 ? problems.join(' ') : undefined)
  return (
    <Input.Wrapper id={id} label={t(label)} labelElement="div" labelProps={{ 'data-label-of': id, id: `${id}-label` }} description={help && t(help)} error={fault} required={isRequired} data-wide>
      <div className={classes.files}>
        <div className={classes.drop} data-over={isOver || undefined}
          onDragOver={(event) => { event.preventDefault(); setIsOver(true) }} onDragLeave={() => setIsOver(false)}
          onDrop={(event) => { event.preventDefault(); setIsOver(false); add([...event.dataTransfer.files]) }}>
          <input ref={input} type="file" multiple={maximum > 1} accept={accept} hidden tabIndex={-1} aria-hidden
            onChange={(event) => { add([...event.currentTarget.files ?? []]); event.currentTarget.value = '' }} />
          <Button id={id} variant="default" disabled={isFull} leftSection={<IconPaperclip size={16} aria-hidden />} aria-describedby={`${id}-label`} onClick={() => input.current?.click()} onBlur={onBlur}>{t(kitPhrases.addFiles)}</Button>
          <span>{t(kitPhrases.filesDropHint)} · {t(kitPhrases.filesLimit, { limit: maximum })}</span>
        </div>
        <ul className={classes.fileList}>
          {value.map((file) => (
            <li key={file.id} className={classes.file}>
              <IconFile size={20} aria-hidden />
              <span className={classes.fileName} title={file.name}>{file.name}</span>
              <span className={classes.fileSize}>{formats.bytes(file.sizeBytes)}</span>
              <ActionIcon aria-label={t(kitPhrases.removeFile, { name: file.name })} onClick={() => onChange(value.filter(({ id: other }) => other !== file.id))}><IconX size={16} /></ActionIcon>
            </li>
          ))}
          {running.map((file) => (
            <li key={file.key} className={classes.file}>
              <IconFile size={20} aria-hidden />
              <progress value={file.done} max={1} aria-label={t(kitPhrases.uploading, { name: file.name })} />
              <ActionIcon aria-label={t(kitPhrases.removeFile, { name: file.name })} onClick={file.stop}><IconX size={16} /></ActionIcon>
            </li>
          ))}
        </ul>
      </div>
    </Input.Wrapper>
  )
}

let lastKey = 0

function useUploads(value: readonly UploadedFile[], onChange: (files: readonly UploadedFile[]) => void, maximum: number, tooMany: string) {
  const [running, setRunning] = useState<readonly Running[]>([])
  const [problems, setProblems] = useState<readonly string[]>([])
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  const send = async (file: File) => {
    const key = ++lastKey
    const stopper = new AbortController()
    setRunning((before) => [...before, { key, name: file.name, done: 0, stop: () => stopper.abort() }])
    try {
      const sent = await uploadFile(file, (done) => setRunning((before) => before.map((entry) => entry.key === key ? { ...entry, done } : entry)), stopper.signal)
      latest.current.value = [...latest.current.value, sent]
      latest.current.onChange(latest.current.value)
    } catch (error) {
      if (!stopper.signal.aborted) setProblems((before) => [...before, problemOf(error).title])
    } finally {
      setRunning((before) => before.filter((entry) => entry.key !== key))
    }
  }
  const add = (files: readonly File[]) => {
    const room = maximum - value.length - running.length
    setProblems(files.length > room ? [tooMany] : [])
    for (const file of files.slice(0, Math.max(room, 0))) void send(file)
  }
  return { running, problems, add }
}
