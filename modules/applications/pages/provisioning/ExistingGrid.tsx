import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Application, provisionApplication } from '../../contract.ts'
import type { ItemResource } from '../../existing-contract.ts'
import { nameOfResource } from '../detail/ExistingResources.tsx'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import classes from '../parts/applications.module.css'

type ExistingGridProps = { readonly application: Application; readonly item: Application['items'][number]; readonly resources: readonly ItemResource[] }

/** What is still to be done to existing resources: ticked and recorded, some of them or all (R6). */
export function ExistingGrid({ application, item, resources }: ExistingGridProps) {
  const t = useSay()
  const done = new Set(item.units.map(({ resourceId }) => resourceId))
  const open = resources.filter(({ id }) => !done.has(id))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(open.length === 1 ? [open[0]!.id] : []))
  const provision = useAct<typeof provisionApplication>('POST /applications/:id/provisioning', { isQuiet: true })
  const ticked = open.filter(({ id }) => chosen.has(id))
  const toggle = (ids: readonly string[], isOn: boolean) => setChosen((before) => new Set([...before].filter((id) => !ids.includes(id)).concat(isOn ? ids : [])))
  const isRelease = application.kind === 'release'
  const names = ticked.map(nameOfResource).join(t([', ', '、', '、']))
  const count = ticked.length
  const record = async () => {
    await provision.mutateAsync({ params: { id: application.id }, body: { items: [{ id: item.id, units: ticked.map(({ id }) => ({ resourceId: id })) }] } })
    notify(phrases.recorded, { count })
  }
  return (
    <div className={classes.stack}>
      <div role="group" aria-label={t(phrases.stillOpen)} className={classes.stack}>
        {open.length > 1 && <Checkbox label={t(phrases.selectAll)} checked={count === open.length} indeterminate={count > 0 && count < open.length} onChange={(event) => toggle(open.map(({ id }) => id), event.currentTarget.checked)} />}
        {open.map((resource) => <Checkbox key={resource.id} label={nameOfResource(resource)} checked={chosen.has(resource.id)} onChange={(event) => toggle([resource.id], event.currentTarget.checked)} />)}
      </div>
      {count > 0 && (
        <Group>
          <ConfirmButton verb={isRelease ? phrases.recordRelease : phrases.recordChange} isDangerous={isRelease} onConfirm={record}
            title={t(isRelease ? phrases.recordReleaseTitle : phrases.recordChangeTitle, { count })} text={t(isRelease ? phrases.recordReleaseConsequence : phrases.recordChangeConsequence, { names })} />
        </Group>
      )}
    </div>
  )
}
