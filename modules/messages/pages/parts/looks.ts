import { IconMail, IconMailOpened } from '@tabler/icons-react'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { MailRow, Message, ScheduledJob } from '../../contract.ts'
import { messagePhrases as phrases } from '../../phrases.ts'

export const messageLooks: StatusLooks<Message['state']> = {
  unread: { label: phrases.messageUnread, tone: 'info', icon: IconMail },
  read: { label: phrases.messageRead, tone: 'neutral', icon: IconMailOpened },
}
export const mailLooks: StatusLooks<MailRow['state']> = {
  waiting: { label: phrases.mailWaiting, tone: 'waiting' },
  sent: { label: phrases.mailSent, tone: 'success' },
  failed: { label: phrases.mailFailed, tone: 'danger' },
}
export const runLooks: StatusLooks<ScheduledJob['runs'][number]['state']> = {
  waiting: { label: phrases.jobWaiting, tone: 'waiting' },
  running: { label: phrases.jobRunning, tone: 'info' },
  done: { label: phrases.jobFinishedState, tone: 'success' },
  failed: { label: phrases.jobFailed, tone: 'danger' },
}

export const kindNames: Record<Message['kind'], typeof phrases[keyof typeof phrases]> = {
  application_submitted: phrases['messageKind.application_submitted'],
  application_reviewed: phrases['messageKind.application_reviewed'],
  task: phrases['messageKind.task'],
  result: phrases['messageKind.result'],
  account: phrases['messageKind.account'],
  system: phrases['messageKind.system'],
}
export const languageNamesOfMails: Record<MailRow['language'], typeof phrases[keyof typeof phrases]> = {
  'zh-Hans': phrases['mailLanguage.zh-Hans'], 'zh-Hant': phrases['mailLanguage.zh-Hant'], en: phrases['mailLanguage.en'],
}
