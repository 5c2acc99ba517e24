import { CloseButton } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useSay } from './i18n.tsx'
import { currentNotices, dismiss, onNotices } from './notices.ts'
import { kitPhrases } from './phrases.ts'
import classes from './kit.module.css'

const icons = { success: IconCircleCheck, info: IconInfoCircle, error: IconAlertCircle } as const

/** Where notices appear; the region is always there, so that screen readers announce what enters it. */
export function NoticeRegion() {
  const t = useSay()
  const notices = useSyncExternalStore(onNotices, currentNotices)
  return (
    <section className={classes.notices} aria-label={t(kitPhrases.notices)} aria-live="polite" aria-relevant="additions">
      {notices.map((notice) => {
        const Icon = icons[notice.tone]
        return (
          <div key={notice.id} className={classes.notice} data-tone={notice.tone}>
            <Icon size={20} aria-hidden />
            <p>
              {t(notice.words, notice.values)}
              {notice.detail && <span className={classes.noticeDetail}>{notice.detail}</span>}
            </p>
            <CloseButton size={24} aria-label={t(kitPhrases.dismiss)} onClick={() => dismiss(notice.id)} />
          </div>
        )
      })}
    </section>
  )
}
