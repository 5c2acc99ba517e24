import { Button } from '@mantine/core'
import { IconDownload, IconUserX } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import { accountPhrases } from '#modules/accounts/phrases.ts'
import type { pseudonymiseAccount, PseudonymisationPreview, readPseudonymisation } from '../contract.ts'
import { personalDataPhrases as phrases, placePhrase } from './parts/personal-data-phrases.ts'
import classes from './parts/audit.module.css'

/** What is kept about one person: a copy of it, and replacing it for good (PIPL 45, 47); consequences first. */
export default function PersonalData() {
  const { id = '' } = usePageParams()
  const preview = useRead<typeof readPseudonymisation>('GET /accounts/:id/pseudonymisation', { params: { id } })
  return <Answer of={preview}>{(data) => <Detail preview={data} />}</Answer>
}

function Detail({ preview }: { readonly preview: PseudonymisationPreview }) {
  const t = useSay()
  const { account, accountName, pseudonymisedAt } = preview
  return (
    <DetailPage title={phrases.title} subtitle={`${account.name} · ${accountName}`}
      crumbs={[{ label: accessPhrases.platformMenu }, { label: accountPhrases.accounts, to: '/accounts' }, { label: account.name, to: `/accounts/${account.id}` }]}>
      <Section title={phrases.copy}>
        <p className={classes.text}>{t(phrases.copyText)}</p>
        <div className={classes.actions}>
          <Button component="a" href={`/api/accounts/${account.id}/personal-data`} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.download)}</Button>
        </div>
      </Section>
      <Section title={phrases.replace}>
        {pseudonymisedAt === null ? <Replacing preview={preview} /> : <Facts items={[{ label: phrases.replacedAt, value: <MomentText moment={pseudonymisedAt} /> }]} />}
      </Section>
    </DetailPage>
  )
}

function Replacing({ preview: { account, pseudonym, isEnabled, version, places } }: { readonly preview: PseudonymisationPreview }) {
  const t = useSay()
  const replace = useAct<typeof pseudonymiseAccount>('POST /accounts/:id/pseudonymisation', { done: phrases.done, isQuiet: true })
  return (
    <>
      <p className={classes.text}>{t(phrases.replaceText, { pseudonym })}</p>
      <p className={classes.text}>{t(phrases.stays)}</p>
      <table className={classes.table}>
        <thead><tr><th scope="col">{t(phrases.place)}</th><th scope="col" className={classes.number}>{t(phrases.rows)}</th></tr></thead>
        <tbody>{places.map(({ table, rows }) => <tr key={table}><td>{t(placePhrase(table))}</td><td className={classes.number}><NumberText value={rows} /></td></tr>)}</tbody>
      </table>
      <div className={classes.actions}>
        {isEnabled ? <p className={classes.text}>{t(phrases.disableFirst)}</p> : (
          <ConfirmButton icon={IconUserX} title={phrases.question} verb={phrases.verb} isDangerous reason={{ isRequired: true, maximum: 500, description: phrases.reasonHelp }}
            consequences={<p>{t(phrases.consequence, { name: account.name, pseudonym })}</p>}
            onConfirm={(reason) => replace.mutateAsync({ params: { id: account.id }, body: { version, reason } })} />
        )}
      </div>
    </>
  )
}
