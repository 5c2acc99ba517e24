import { Button } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { addressOf } from '#kit/web/client.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { ErrorState } from '#kit/web/States.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import { accountPhrases } from '../phrases.ts'
import { ImportedLines } from './parts/ImportedLines.tsx'
import { importPagePhrases as phrases } from './parts/import-page-phrases.ts'
import { useAccountImport, type CheckedAccounts } from './parts/use-account-import.ts'
import classes from './parts/import.module.css'

/** Accounts from a table: checked whole, made whole, each with a link by mail (U6). */
export default function AccountImport() {
  const t = useSay()
  const input = useRef<HTMLInputElement>(null)
  const { sending, checked, problem, check, apply } = useAccountImport()
  return (
    <DetailPage title={phrases.title} crumbs={[{ label: accessPhrases.platformMenu }, { label: accountPhrases.accounts, to: '/accounts' }, { label: phrases.title }]}>
      <Section title={phrases.prepare}>
        <div className={classes.stack}>
          <p className={classes.hint}>{t(phrases.prepareText)}</p>
          <Button component="a" variant="default" leftSection={<IconDownload size={16} aria-hidden />} href={addressOf('/accounts/import-template', {})} download>{t(phrases.template)}</Button>
        </div>
      </Section>
      <Section title={phrases.upload}>
        <div className={classes.stack}>
          <p className={classes.hint}>{t(phrases.uploadText)}</p>
          <div className={classes.tools}>
            <input ref={input} type="file" accept=".csv,.xlsx" hidden tabIndex={-1} aria-hidden onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void check(file) }} />
            <Button leftSection={<IconUpload size={16} aria-hidden />} loading={sending !== null} onClick={() => input.current?.click()}>{t(checked ? phrases.another : phrases.chooseFile)}</Button>
            {sending !== null ? <span role="status">{t(phrases.checkingFile, { name: sending.name })}</span> : checked && <span>{checked.file.name}</span>}
          </div>
          {problem && <ErrorState error={problem} />}
        </div>
      </Section>
      {checked && <Found key={`${checked.file.name} ${checked.answer.applied}`} answer={checked.answer} onApply={apply} />}
    </DetailPage>
  )
}

function Found({ answer, onApply }: { readonly answer: CheckedAccounts; readonly onApply: () => Promise<unknown> }) {
  const t = useSay()
  const { number } = useFormats()
  const { valid, wrong, applied } = answer
  const isReady = !applied && wrong === 0 && valid > 0
  const said = applied ? phrases.made : wrong === 0 ? phrases.allRight : phrases.someWrong
  return (
    <Section title={phrases.found} actions={isReady && <ConfirmButton variant="filled" verb={phrases.apply} title={t(phrases.applyTitle, { count: number(valid) })} text={phrases.applyText} onConfirm={onApply} />}>
      <div className={classes.stack}>
        <p role="status" className={classes.result}>{t(said, { valid: number(valid), wrong: number(wrong) })}</p>
        {applied && <PageLink to="/accounts">{t(phrases.toAccounts)}</PageLink>}
        <ImportedLines lines={answer.lines} />
      </div>
    </Section>
  )
}
