import { Alert, Button, Group } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconDeviceFloppy } from '@tabler/icons-react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import { reviewPhrases } from '../parts/review-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import classes from '../parts/applications.module.css'

/** Says where what was typed is: on the server at which time, on the way, or only in this browser. */
export function SavingNote({ form }: { readonly form: ApplicationForm }) {
  const t = useSay()
  const formats = useFormats()
  const { saving } = form
  if (saving.state === 'overtaken') {
    return (
      <Alert color="red" variant="outline" role="alert" icon={<IconCloudOff aria-hidden />}>
        <Group><span>{t(phrases.draftChangedElsewhere)}</span><Button variant="default" onClick={() => location.reload()}>{t(phrases.reloadApplication)}</Button></Group>
      </Alert>
    )
  }
  if (saving.state === 'failed') {
    return (
      <div className={classes.saving} role="status" data-failed>
        <IconCloudOff size={16} aria-hidden /> {t(phrases.draftNotSaved, { why: saving.why })}
        <Button size="compact-sm" variant="default" onClick={form.saveAgain}>{t(phrases.draftSaveAgain)}</Button>
      </div>
    )
  }
  const words = form.isModification ? (form.isDirty ? t(phrases.draftKeptHere) : '')
    : saving.state === 'saved' ? t(phrases.draftSavedAt, { time: formats.moment(saving.at).split(' ').at(-1) ?? '' })
    : saving.state === 'saving' || saving.state === 'waiting' ? t(phrases.draftSaving)
    : form.application ? '' : t(phrases.draftUnsaved)
  const Mark = saving.state === 'saved' ? IconCloudCheck : IconDeviceFloppy
  return <div className={classes.saving} role="status">{words !== '' && <><Mark size={16} aria-hidden /> {words}</>}</div>
}

/** Beside the main button: the way back, and where what was typed is. */
export function BackAndSaving({ form, to }: { readonly form: ApplicationForm; readonly to: string }) {
  const t = useSay()
  return <><LinkButton to={to} variant="default">{t(reviewPhrases.back)}</LinkButton><SavingNote form={form} /></>
}
