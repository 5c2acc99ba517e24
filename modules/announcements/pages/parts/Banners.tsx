import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { useMaybeMe } from '#kit/web/session.ts'
import type { Banner as Shown, currentAnnouncements, dismissAnnouncement } from '../../contract.ts'
import { Banner } from './Banner.tsx'
import { bannerPhrases as phrases } from './banner-phrases.ts'
import { dismissedHere, dismissHere } from './dismissed.ts'

const askAgainMs = 60_000

/** What is announced now, above every page; the region is always there, so that screen readers say what enters it (chapter 10). */
export default function Banners() {
  const t = useSay()
  const me = useMaybeMe()
  // What a visitor is shown is not what this person is shown: with the log-in it is read anew.
  const { data } = useQuery({ queryKey: ['GET /announcements/current', me?.id ?? null], queryFn: () => call<typeof currentAnnouncements>('GET /announcements/current'), refetchInterval: askAgainMs, retry: false })
  const dismiss = useAct<typeof dismissAnnouncement>('PUT /announcements/:id/dismissal')
  const [put, setPut] = useState(dismissedHere)
  const isAway = ({ id, version }: Shown) => put[id] === version
  const shown = (data?.items ?? []).filter((banner) => !isAway(banner))
  const putAway = (banner: Shown) => {
    if (me) {
      setPut((before) => ({ ...before, [banner.id]: banner.version }))
      dismiss.mutate({ params: { id: banner.id }, body: { version: banner.version } })
    } else {
      setPut(dismissHere(banner, data?.items ?? []))
    }
    // The button is gone: the keyboard goes on at the content.
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <div aria-live="polite" aria-relevant="additions">
      {shown.length > 0 && (
        <section aria-label={t(phrases.announcements)}>
          {shown.map((banner) => <Banner key={banner.id} {...banner} onDismiss={() => putAway(banner)} />)}
        </section>
      )}
    </div>
  )
}
