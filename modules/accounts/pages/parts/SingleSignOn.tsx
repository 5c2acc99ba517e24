import { Alert, Text } from '@mantine/core'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import type { beginLinking, Identities, listMyIdentities, unlinkMyIdentity } from '../../single-sign-on-contract.ts'
import { singleSignOnPhrases as phrases } from '../../single-sign-on-phrases.ts'
import { IdentityTable } from './IdentityTable.tsx'
import { singleSignOnProblem } from './single-sign-on-problem.ts'

/** Who I am at the identity provider (U2, U5); nothing where there is none and never was. */
export function SingleSignOn() {
  const identities = useRead<typeof listMyIdentities>('GET /me/identities')
  if (identities.data?.name === null && identities.data.items.length === 0) return null
  return <Answer of={identities} isPart>{(data) => <Mine identities={data} />}</Answer>
}

function Mine({ identities: { name, isPossible, items } }: { readonly identities: Identities }) {
  const t = useSay()
  const [{ problem }, setSearch] = useSearchValues()
  const refused = singleSignOnProblem(problem)
  // The browser leaves this page; nothing is said before it comes back.
  const link = useAct<typeof beginLinking>('POST /me/identities', { isQuiet: true, onDone: ({ address }) => { location.assign(address) } })
  const unlink = useAct<typeof unlinkMyIdentity>('DELETE /me/identities/:id', { isQuiet: true, done: phrases.unlinked })
  const provider = name ?? ''
  return (
    <Section title={phrases.singleSignOn}
      actions={isPossible && <ConfirmButton title={t(phrases.linkTitle, { name: provider })} text={t(phrases.linkText, { name: provider })} verb={phrases.link} onConfirm={() => link.mutateAsync({})} />}>
      {refused && <Alert color="red" variant="outline" mb="md" role="alert" withCloseButton closeButtonLabel={t(kitPhrases.close)} onClose={() => setSearch({ problem: undefined })}>{t(refused)}</Alert>}
      {name !== null && <Text pb="md">{t(phrases.singleSignOnText, { name })}</Text>}
      {items.length === 0 ? <Text>{t(phrases.notLinked)}</Text>
        : <IdentityTable items={items} unlinkText={phrases.unlinkText} onUnlink={(id) => unlink.mutateAsync({ params: { id } })} />}
    </Section>
  )
}
