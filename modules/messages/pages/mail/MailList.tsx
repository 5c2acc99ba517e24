import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { choice, moment, rowActions, text } from '#kit/web/columns.tsx'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import { jobTitleNames } from '../../job-title-phrases.ts'
import type { deleteRecipient, listRecipients, RecipientRow, removeRecipients } from '../../mail-setting-contract.ts'
import { jobTitleOptions } from './AddMail.tsx'
import { mailPhrases as phrases } from './mail-phrases.ts'

const needs = 'mail_setting.maintain'

/** Guide 004 §7.1.3: notice mail, job title, remark, update account, more; beside them when it was. */
export const MailList = listPage<typeof listRecipients>('GET /mail-recipients', {
  title: phrases.mailList,
  isPart: true,
  empty: phrases.noMail,
  bulkNeeds: needs,
  bulkActions: (rows, clear) => <RemoveMail rows={rows} clear={clear} />,
  columns: [
    text('email', phrases.noticeMail, { filter: true, width: 260 }),
    choice('jobTitle', phrases.jobTitle, { sort: true, filter: true, options: jobTitleOptions, width: 120 }),
    text('remark', phrases.remark, { sort: true, width: 180 }),
    moment('updatedAt', phrases.updatedAt, { sort: true }),
    text('updatedBy', phrases.updatedBy, { sort: true, width: 140 }),
    rowActions(phrases.more, (row: RecipientRow) => row.allowed.includes('delete') && <DeleteMail recipient={row} />, { width: 100, needs }),
  ],
})

/** Guide 004 §7.1.8. */
function DeleteMail({ recipient: { id, email, jobTitle } }: { readonly recipient: RecipientRow }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useAct<typeof deleteRecipient>('DELETE /mail-recipients/:id', { done: phrases.deleted, isQuiet: true })
  return (
    <>
      <Button variant="subtle" size="compact-sm" color="red" aria-label={`${t(phrases.delete)} ${email}`} onClick={open}>{t(phrases.delete)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.deleteTitle} text={t(phrases.deleteText, { email, title: jobTitleNames[jobTitle] })} verb={phrases.delete} isDangerous
        onConfirm={() => remove.mutateAsync({ params: { id } })} />
    </>
  )
}

/** Guide 004 §7.1.9: who gets no more mails is listed before, how many it were is said after. */
function RemoveMail({ rows, clear }: { readonly rows: readonly RecipientRow[]; readonly clear: () => void }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useAct<typeof removeRecipients>('POST /mail-recipients/removal', {
    isQuiet: true,
    onDone: ({ removed, goneBefore }) => {
      notify(goneBefore === 0 ? phrases.removed : phrases.removedPartly, { count: removed.length, gone: goneBefore })
      clear()
    },
  })
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open}>{t(phrases.removeMail)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={t(phrases.removeTitle, { count: rows.length })} text={phrases.removeText} verb={phrases.removeMail} isDangerous
        consequences={<ul>{rows.map(({ id, email, jobTitle }) => <li key={id}>{`${email}（${t(jobTitleNames[jobTitle])}）`}</li>)}</ul>}
        onConfirm={() => remove.mutateAsync({ body: { ids: rows.map(({ id }) => id) } })} />
    </>
  )
}
