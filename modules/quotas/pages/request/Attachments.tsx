import { IconPaperclip } from '@tabler/icons-react'
import { addressOf } from '#kit/web/client.ts'
import { useFormats } from '#kit/web/i18n.tsx'
import type { QuotaRequest } from '../../contract.ts'
import classes from '../parts/quotas.module.css'

/** Files are always served as downloads. */
export function Attachments({ files }: { readonly files: QuotaRequest['attachments'] }) {
  const formats = useFormats()
  return (
    <ul className={classes.plainList}>
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id}><a className={classes.fileLink} href={addressOf('/attachments/:id', { params: { id } })} download={name}><IconPaperclip size={16} aria-hidden /> {name} <span className={classes.small}>{formats.bytes(sizeBytes)}</span></a></li>
      ))}
    </ul>
  )
}
