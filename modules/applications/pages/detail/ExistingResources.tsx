import { Table } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import type { ItemResource } from '../../existing-contract.ts'
import { ChangeTable } from '../parts/Differences.tsx'
import { changedRows } from '../parts/difference-rows.ts'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import classes from '../parts/applications.module.css'

export function nameOfResource({ name, instanceId }: Pick<ItemResource, 'name' | 'instanceId'>): string {
  return name === '' || name === instanceId ? instanceId : `${name} (${instanceId})`
}

/** The resources that an item is about: of a change what differs for each, of a release what each is. */
export function ExistingResources({ resources }: { readonly resources: readonly ItemResource[] }) {
  const changes = resources.flatMap((resource) => resource.becomes === undefined ? [] : [{ resource, becomes: resource.becomes }])
  if (changes.length === 0) return <ResourceTable resources={resources} />
  return <div className={classes.stack}>{changes.map(({ resource, becomes }) => <ResourceChange key={resource.id} resource={resource} becomes={becomes} />)}</div>
}

/** Old and new side by side. */
export function ResourceChange({ resource, becomes }: { readonly resource: ItemResource; readonly becomes: ItemResource['description'] }) {
  const t = useSay()
  const rows = changedRows(resource, { description: becomes })
  const caption = t(phrases.changesOf, { name: nameOfResource(resource) })
  return (
    <div>
      {rows.length === 0 ? <><p className={classes.caption}>{caption}</p><p className={classes.dimmed}>{t(phrases.unchanged)}</p></>
        : <ChangeTable caption={caption} rows={rows} before={phrases.present} after={phrases.later} />}
      <p className={classes.note}><PageLink to={`/resources/${resource.id}`}>{resource.instanceId}</PageLink></p>
    </div>
  )
}

function ResourceTable({ resources }: { readonly resources: readonly ItemResource[] }) {
  const t = useSay()
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.toRelease)}>
      <Table withTableBorder>
        <Table.Thead><Table.Tr><Table.Th scope="col">{t(phrases.resource)}</Table.Th><Table.Th scope="col">{t(phrases.configuration)}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {resources.map((resource) => (
            <Table.Tr key={resource.id}>
              <Table.Th scope="row"><PageLink to={`/resources/${resource.id}`}>{nameOfResource(resource)}</PageLink></Table.Th>
              <Table.Td>{resource.description.map(({ label, value }) => `${t(label)} ${t(value)}`).join(' · ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
