import { DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { messageMenuPhrases } from '../menu-phrases.ts'
import { AddMail } from './AddMail.tsx'
import { mailPhrases as phrases } from './mail-phrases.ts'
import { MailingTimesSection } from './MailingTimes.tsx'
import { MailList } from './MailList.tsx'

/** Guide 004 §7.1: add at the top, the list, then when which title is mailed about what. */
export default function MailSetting() {
  const t = useSay()
  return (
    <DetailPage title={messageMenuPhrases.mailSetting} crumbs={[{ label: messageMenuPhrases.noticeManagement }]} subtitle={t(phrases.intro)}>
      <AddMail />
      <Section title={phrases.mailList} isFlush><MailList /></Section>
      <MailingTimesSection />
    </DetailPage>
  )
}
