import { lazy, Suspense } from 'react'

/** Comes after what stands on the screen at once, so that the first pages stay light. */
const Banners = lazy(() => import('#modules/announcements/pages/parts/Banners.tsx'))

/** What the operator announces, above every page (chapter 10). */
export function Announcements() {
  return <Suspense><Banners /></Suspense>
}
