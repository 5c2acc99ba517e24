import { Table } from '@mantine/core'
import { EmptyState } from '#kit/web/States.tsx'
import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { Application } from '../../contract.ts'
import { existingPhrases } from '../parts/existing-phrases.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import { ExistingResources } from './ExistingResources.tsx'
import classes from '../parts/applications.module.css'

type Item = Application['items'][number]

/** Resource details: what each item asks for, and what runs of it. */
export function ItemDetails({ application }: { readonly application: Application }) {
  const t = useSay()
  return (
    <Section title={phrases.resourceDetails}>
      {application.items.length === 0
        ? <EmptyState title={pagePhrases.chosenEmpty} />
        : <ol className={classes.items}>
          {application.items.map((item, index) => (
            <li key={item.id} className={classes.item}>
              <h3 className={classes.itemHead}>
                <span>{index + 1}. {t(item.service.name)}</span>
                <span className={classes.count}>{t(pagePhrases.times, { count: item.quantity })}</span>
                {((application.status === 'provisioning' && item.rejected === null) || item.units.length > 0) && <span className={classes.dimmed}>{t(item.resources === undefined ? phrases.unitsProgress : existingPhrases.doneProgress, { done: item.units.length, total: item.quantity })}</span>}
              </h3>
              <ItemBlock item={item} />
            </li>
          ))}
        </ol>}
    </Section>
  )
}

/** What one item asks for and what runs of it. */
export function ItemBlock({ item }: { readonly item: Item }) {
  const t = useSay()
  return (
    <div className={classes.stack}>
      <Facts items={[
        { label: pagePhrases.region, value: item.region && t(item.region.name) },
        ...item.resources === undefined ? item.description.map(({ label, value }) => ({ label, value: t(value) })) : [],
        item.remark !== '' && { label: pagePhrases.remark, value: item.remark, isWide: true },
      ]} />
      {item.resources !== undefined && <ExistingResources resources={item.resources} />}
      {item.refused !== null && <p className={classes.refused}>{t(item.resources === undefined ? phrases.refusedBecause : existingPhrases.refusedBecause, { reason: item.refused })}</p>}
      {item.rejected !== null && <p className={classes.refused}>{t(phrases.turnedDownBecause, { stage: t(phrases[`desk.${item.rejected.stage}`]), reason: item.rejected.reason })}</p>}
      {item.units.length > 0 && <UnitTable item={item} />}
    </div>
  )
}

function UnitTable({ item }: { readonly item: Item }) {
  const t = useSay()
  const label = `${t(item.service.name)} · ${t(phrases.units)}`
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <Table withTableBorder>
        <Table.Thead><Table.Tr><Table.Th>#</Table.Th><Table.Th>{t(phrases.instanceId)}</Table.Th><Table.Th>{t(phrases.ip)}</Table.Th><Table.Th>{t(item.resources === undefined ? phrases.startedAt : existingPhrases.doneAt)}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {item.units.map((unit) => (
            <Table.Tr key={unit.number}>
              <Table.Td>{unit.number}</Table.Td><Table.Td className={classes.code}>{unit.instanceId}</Table.Td>
              <Table.Td className={classes.code}>{unit.ip ?? '—'}</Table.Td><Table.Td><MomentText moment={unit.startedAt} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
