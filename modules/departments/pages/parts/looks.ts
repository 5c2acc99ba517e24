import { IconArchive } from '@tabler/icons-react'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { departmentPhrases } from '../../phrases.ts'

export const departmentLooks: StatusLooks<'inUse' | 'archived'> = {
  inUse: { label: departmentPhrases.inUse, tone: 'success' },
  archived: { label: departmentPhrases.archived, tone: 'neutral', icon: IconArchive },
}
export const kindNames = {
  root: departmentPhrases['kind.root'], head: departmentPhrases['kind.head'], unit: departmentPhrases['kind.unit'], inner: departmentPhrases['kind.inner'],
} as const
export const sectorNames = { government: departmentPhrases['sector.government'], politics_law: departmentPhrases['sector.politics_law'] } as const
