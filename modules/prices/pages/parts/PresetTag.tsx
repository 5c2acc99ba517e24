import { IconPin } from '@tabler/icons-react'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { pricePagePhrases as phrases } from './page-phrases.ts'

const looks: StatusLooks<'preset'> = { preset: { label: phrases.preset, tone: 'special', icon: IconPin } }

/** Marks what belongs to a basic fee. */
export function PresetTag() {
  return <StatusTag looks={looks} status="preset" />
}
