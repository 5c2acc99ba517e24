import { DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useMe } from '#kit/web/session.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { accountPhrases as phrases } from '../phrases.ts'
import { ApiTokens } from './parts/ApiTokens.tsx'
import { Password } from './parts/Password.tsx'
import { personalLinkPhrases } from './parts/personal-link-phrases.ts'
import { Preferences } from './parts/Preferences.tsx'
import { Profile } from './parts/Profile.tsx'
import { RoleNames } from './parts/RoleNames.tsx'
import { SecondFactor } from './parts/SecondFactor.tsx'
import { Sessions } from './parts/Sessions.tsx'
import { SingleSignOn } from './parts/SingleSignOn.tsx'
import { Substitutes } from './parts/Substitutes.tsx'

/** 我的信息 (U5): who I am, my language and colours, my substitutes (A6), my password, where I am logged in. */
export default function MyInformation() {
  const t = useSay()
  const me = useMe()
  return (
    <DetailPage title={phrases.myInformation} actions={
      <>
        {me.departmentId !== null && <LinkButton to="/me/further-grants" variant="default">{t(phrases.askForMore)}</LinkButton>}
        <LinkButton to="/my-acts" variant="default">{t(personalLinkPhrases.myActs)}</LinkButton>
        <LinkButton to="/roles" variant="default">{t(phrases.whatMayIDo)}</LinkButton>
      </>
    }>
      <Section>
        <Facts items={[
          { label: phrases.accountName, value: me.accountName },
          { label: phrases.department, value: me.departmentName },
          { label: phrases.roles, value: <RoleNames roles={me.roles as Role[]} /> },
        ]} />
      </Section>
      <Section title={phrases.preferences}><Preferences /></Section>
      <Profile />
      {me.departmentId !== null && <Substitutes />}
      <Password />
      <SecondFactor />
      <SingleSignOn />
      <ApiTokens />
      <Sessions />
    </DetailPage>
  )
}
