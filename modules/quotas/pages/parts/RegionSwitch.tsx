import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { quotaPagePhrases as phrases } from './page-phrases.ts'
import { useChosenRegion, useRegions, type NamedRegion } from './use-regions.ts'
import classes from './quotas.module.css'

type SwitchProps = { readonly regions: readonly Pick<NamedRegion, 'id' | 'name'>[]; readonly value: string; readonly hasAll?: boolean }

/** One region or, where the page allows it, all of them; the choice stands in the address. */
export function RegionSwitch({ regions, value, hasAll = false }: SwitchProps) {
  const t = useSay()
  const [, change] = useSearchValues()
  const choices = [...(hasAll ? [{ value: '', label: t(phrases.allRegions) }] : []), ...regions.map(({ id, name }) => ({ value: id, label: t(name) }))]
  return (
    <div className={classes.scroll}>
      <SegmentedControl aria-label={t(phrases.region)} data={choices} value={value} onChange={(region) => change({ region: region || undefined })} />
    </div>
  )
}

/** Waits for the regions and gives the chosen one to what is shown of it. */
export function InRegion({ children }: { readonly children: (region: NamedRegion, regions: readonly NamedRegion[]) => ReactNode }) {
  const { regions, error, again } = useRegions()
  const region = useChosenRegion(regions ?? [])
  if (error && !regions) return <ErrorState error={error} onRetry={again} />
  if (!regions) return <LoadingState />
  return region ? <>{children(region, regions)}</> : <EmptyState title={phrases.noRegion} />
}
