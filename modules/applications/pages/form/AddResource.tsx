import { Select } from '@mantine/core'
import { useState } from 'react'
import { call, problemOf } from '#kit/web/client.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { notifyProblem } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import type { listResources, readResource, Resource } from '#modules/resources/contract.ts'
import type { ItemResource } from '../../existing-contract.ts'
import { nameOfResource } from '../detail/ExistingResources.tsx'
import { existingPhrases as phrases } from '../parts/existing-phrases.ts'
import { newItemKey, type FormItem } from '../parts/form-values.ts'
import { limits } from '../parts/limits.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'

type AddProps = { readonly form: ApplicationForm; readonly kind: 'change' | 'release' }

/** Another running resource of the project: among those of its service and region, or as an item of its own. */
export function AddResource({ form, kind }: AddProps) {
  const t = useSay()
  const [isBusy, setIsBusy] = useState(false)
  const { departmentId, projectId, items } = form.values
  const found = useRead<typeof listResources>('GET /resources', { query: { project: projectId ?? '', department: departmentId ?? '', status: 'running', pageSize: 200 } }, { enabled: projectId !== null && departmentId !== null })
  const named = new Set(items.flatMap(({ existing }) => existing?.resources.map(({ id }) => id) ?? []))
  const free = found.data?.items.filter(({ id, allowed }) => !named.has(id) && allowed.includes(kind)) ?? []
  const isFull = items.length >= limits.items
  const add = async (id: string | null) => {
    if (id === null) return
    setIsBusy(true)
    try {
      const resource = await call<typeof readResource>('GET /resources/:id', { params: { id } })
      form.change((values) => ({ ...values, items: withResource(values.items, resource, kind) }))
    } catch (error) {
      notifyProblem(problemOf(error))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Select aria-label={t(phrases.addResource)} placeholder={t(found.isSuccess && free.length === 0 ? phrases.noFurther : phrases.addResource)} searchable value={null} disabled={isBusy || isFull || free.length === 0}
      nothingFoundMessage={t(kitPhrases.noOptions)} onChange={(id) => void add(id)} data={free.map((row) => ({ value: row.id, label: nameOfResource(row) }))} />
  )
}

function withResource(items: readonly FormItem[], resource: Resource, kind: AddProps['kind']): FormItem[] {
  const added = itemResource(resource)
  const regionId = resource.region?.id ?? null
  const beside = kind === 'change' ? items.find((item) => item.service === resource.service.code && item.regionId === regionId) : undefined
  if (beside?.existing === undefined) {
    return [...items, { key: newItemKey(), service: resource.service.code, regionId, configuration: kind === 'change' ? resource.configuration : {}, quantity: 1, remark: '', existing: { kind, resources: [added] } }]
  }
  const resources = [...beside.existing.resources, added]
  return items.map((item) => item === beside ? { ...item, quantity: resources.length, existing: { kind, resources } } : item)
}

function itemResource({ id, instanceId, name, configuration, description, quotaDemand, stretches }: Resource): ItemResource {
  return { id, instanceId, name, configuration, description, quotaDemand, components: stretches[0]?.components ?? [] }
}
