import { IconBell, IconCalendarClock, IconMailCog, IconMailForward, IconTemplate } from '@tabler/icons-react'
import type { BarItem, PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { messageMenuPhrases as phrases } from './menu-phrases.ts'

export const messagePages: readonly PageRoute[] = [
  { path: '/messages', load: () => import('./MessageList.tsx'), menu: { group: phrases.messageCentre, label: phrases.messageCentre, icon: IconBell, order: 700 } },
  { path: '/messages/:id', load: () => import('./MessageDetail.tsx') },
  { path: '/outbox', load: () => import('./OutboxList.tsx'), needs: 'outbox.view', menu: { group: phrases.messageCentre, label: phrases.outbox, icon: IconMailForward, order: 710 } },
  { path: '/outbox/:id', load: () => import('./MailDetail.tsx'), needs: 'outbox.view' },
  { path: '/mail-setting', load: () => import('./mail/MailSetting.tsx'), needs: 'mail_setting.maintain', menu: { group: phrases.noticeManagement, label: phrases.mailSetting, icon: IconMailCog, order: 650 } },
  { path: '/mail-templates', load: () => import('./TemplateList.tsx'), needs: 'message_template.view', menu: { group: accessPhrases.platformMenu, label: phrases.templates, icon: IconTemplate, order: 829 } },
  { path: '/jobs', load: () => import('./Jobs.tsx'), needs: 'job.view', menu: { group: phrases.platform, label: phrases.scheduledJobs, icon: IconCalendarClock, order: 950 } },
]

export const messageBarItems: readonly BarItem[] = [{ key: 'messages', load: () => import('./parts/Bell.tsx') }]
