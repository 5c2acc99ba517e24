import { IconPaperclip } from '@tabler/icons-react'
import { addressOf } from '#kit/web/client.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { reviewPhrases as phrases } from './review-phrases.ts'
import classes from './applications.module.css'

type Attached = { readonly id: string; readonly name: string; readonly sizeBytes: number }

/** Files of a record; they are always served as downloads. */
export function AttachmentLinks({ files }: { readonly files: readonly Attached[] }) {
  const t = useSay()
  const formats = useFormats()
  if (files.length === 0) return <>{t(phrases.none)}</>
  return (
    <ul className={classes.plainList}>
      {files.map((file) => (
        <li key={file.id}>
          <a className={classes.fileLink} href={addressOf('/attachments/:id', { params: { id: file.id } })} download={file.name}>
            <IconPaperclip size={16} aria-hidden /> {file.name} <span className={classes.dimmed}>{formats.bytes(file.sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
