import { Group } from '@mantine/core'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { Application, provisionApplication } from '../../contract.ts'
import { ItemBlock } from '../detail/ItemDetails.tsx'
import { existingPhrases } from '../parts/existing-phrases.ts'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import { openUnitsOf } from '../parts/unit-rows.ts'
import classes from '../parts/applications.module.css'
import { ExistingGrid } from './ExistingGrid.tsx'
import { UnitGrid } from './UnitGrid.tsx'

type ItemProvisioningProps = { readonly application: Application; readonly item: Application['items'][number]; readonly place: number; readonly mayProvision: boolean }

/** One item: what was asked for, what runs of it, and the grid for what is still open. */
export function ItemProvisioning({ application, item, place, mayProvision }: ItemProvisioningProps) {
  const t = useSay()
  const open = openUnitsOf(item)
  const service = t(item.service.name)
  return (
    <Section title={`${place}. ${service} ${t(pagePhrases.times, { count: item.quantity })}`}
      actions={mayProvision && open > 0 && <RefuseButton application={application} itemId={item.id} service={service} open={open} />}>
      <div className={classes.spaced}><ItemBlock item={item} /></div>
      {open === 0 && item.refused === null && item.rejected === null && <p>{t(item.resources === undefined ? phrases.itemDone : existingPhrases.allDone)}</p>}
      {mayProvision && open > 0 && (item.resources === undefined
        ? <UnitGrid key={item.units.length} application={application} item={item} open={open} />
        : <ExistingGrid key={item.units.length} application={application} item={item} resources={item.resources} />)}
    </Section>
  )
}

const existingRefusal = { itemRefused: existingPhrases.itemRefused, refuseItem: existingPhrases.refuse, refuseItemNamed: existingPhrases.refuseNamed, refuseConsequence: existingPhrases.refuseConsequence }

function RefuseButton({ application, itemId, service, open }: { readonly application: Application; readonly itemId: string; readonly service: string; readonly open: number }) {
  const t = useSay()
  const refuse = useAct<typeof provisionApplication>('POST /applications/:id/provisioning', { isQuiet: true })
  const words = application.kind === 'new' ? phrases : existingRefusal
  const confirm = async (reason: string) => {
    await refuse.mutateAsync({ params: { id: application.id }, body: { items: [{ id: itemId, refused: reason }] } })
    notify(words.itemRefused, { service })
  }
  return (
    <Group>
      <ConfirmButton verb={words.refuseItem} title={t(words.refuseItemNamed, { service })} text={t(words.refuseConsequence, { count: open })}
        isDangerous reason={{ label: phrases.refuseReason, isRequired: true, maximum: limits.reason }} onConfirm={confirm} />
    </Group>
  )
}
