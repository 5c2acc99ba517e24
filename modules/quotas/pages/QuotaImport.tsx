import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addressOf } from '#kit/web/client.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { ErrorState } from '#kit/web/States.tsx'
import { useCheckedFile } from '#kit/web/use-checked-file.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { ImportLines } from './admin/ImportLines.tsx'
import type { Checked } from './admin/import-lines.ts'
import { quotaAdminPhrases as phrases } from './parts/admin-phrases.ts'
import classes from './parts/quotas.module.css'

/** A first distribution from a table: proposed, checked whole, applied whole (Q6). */
export default function QuotaImport() {
  return (
    <DetailPage title={phrases.import} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.import }]}>
      <Proposal />
      <Upload />
    </DetailPage>
  )
}

function Proposal() {
  const t = useSay()
  const [headroom, setHeadroom] = useState(20)
  return (
    <Section title={phrases.proposal}>
      <div className={classes.stack}>
        <p className={classes.dimmed}>{t(phrases.proposalHelp)}</p>
        <div className={classes.tools}>
          <TextInput className={classes.selected ?? ''} label={t(phrases.headroom)} type="number" min={0} max={500} step={1} value={headroom} rightSection={<span>%</span>}
            onChange={(event) => { const { valueAsNumber } = event.currentTarget; setHeadroom(Number.isNaN(valueAsNumber) ? 0 : Math.min(500, Math.max(0, Math.trunc(valueAsNumber)))) }} />
          <Button component="a" variant="default" className={classes.besideField ?? ''} leftSection={<IconDownload size={16} aria-hidden />} href={addressOf('/quotas/proposal', { query: { headroomPercent: headroom } })} download>{t(phrases.downloadProposal)}</Button>
        </div>
      </div>
    </Section>
  )
}

function useImport() {
  const { apply, ...rest } = useCheckedFile<Checked>('/quotas/import', '/quotas', ({ applied }) => applied)
  return { ...rest, apply: async () => { if (await apply()) notify(phrases.applied) } }
}

function Upload() {
  const t = useSay()
  const { number } = useFormats()
  const input = useRef<HTMLInputElement>(null)
  const { sending, checked, problem, check, apply } = useImport()
  const answer = checked?.answer
  const isReady = answer !== undefined && !answer.applied && answer.wrong === 0 && answer.valid > 0
  return (
    <>
      <Section title={phrases.upload}>
        <div className={classes.stack}>
          <p className={classes.dimmed}>{t(phrases.uploadHelp)}</p>
          <div className={classes.tools}>
            <input ref={input} type="file" accept=".csv,.xlsx" hidden tabIndex={-1} aria-hidden onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void check(file) }} />
            <Button leftSection={<IconUpload size={16} aria-hidden />} loading={sending !== null} onClick={() => input.current?.click()}>{t(checked ? phrases.another : phrases.chooseFile)}</Button>
            {sending && <><progress value={sending.done} max={1} aria-label={t(phrases.checkingFile, { name: sending.name })} /><span>{t(phrases.checkingFile, { name: sending.name })}</span></>}
            {!sending && checked && <span>{checked.file.name}</span>}
          </div>
          {problem && <ErrorState error={problem} />}
        </div>
      </Section>
      {answer && (
        <Section title={phrases.checked} actions={isReady && <ConfirmButton variant="filled" verb={phrases.apply} title={t(phrases.applyTitle, { count: number(answer.valid) })} text={phrases.applyText} onConfirm={apply} />}>
          <div className={classes.stack}>
            <p role="status" className={classes.result}>{answer.applied ? t(phrases.applied) : t(answer.wrong === 0 ? phrases.checkedValid : phrases.checkedWrong, { valid: number(answer.valid), wrong: number(answer.wrong) })}</p>
            <ImportLines key={`${checked.file.name} ${answer.applied}`} answer={answer} />
          </div>
        </Section>
      )}
    </>
  )
}
