import { Button, type ButtonProps } from '@mantine/core'
import { useSay, type Say } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { createApplication, ItemInput } from '../../contract.ts'
import { existingPhrases as phrases } from './existing-phrases.ts'
import { limits } from './limits.ts'

/** A resource of the inventory, as its list and its page know it. */
export type ExistingRow = {
  readonly id: string
  readonly instanceId: string
  readonly name: string
  readonly service: { readonly code: string }
  readonly region: { readonly id: string } | null
  readonly department: { readonly id: string }
  readonly project: { readonly id: string }
  readonly allowed: readonly string[]
}
type Kind = 'change' | 'release'

/** Begins a draft that changes or releases the selected resources, and opens it; what is not allowed for one is left out. */
export function ExistingActions({ rows, size = 'sm' }: { readonly rows: readonly ExistingRow[]; readonly size?: ButtonProps['size'] }) {
  const t = useSay()
  const go = useGo()
  const begin = useAct<typeof createApplication>('POST /applications', { onDone: (draft) => go(`/applications/${draft.id}/edit`) })
  const chosen = (kind: Kind) => rows.filter(({ allowed }) => allowed.includes(kind))
  const kinds = (['change', 'release'] as const).filter((kind) => chosen(kind).length > 0)
  const obstacle = obstacleOf(rows, t)
  if (rows.length === 1 && kinds.length === 0) return null
  if (obstacle !== null) return <span>{obstacle}</span>
  const start = (kind: Kind) => {
    const { department, project } = chosen(kind)[0]!
    begin.mutate({ body: { kind, mode: 'batch', departmentId: department.id, projectId: project.id, title: titleOf(t, kind, chosen(kind)), items: itemsOf(kind, chosen(kind)) } })
  }
  return (
    <>
      {kinds.map((kind) => <Button key={kind} size={size ?? 'sm'} variant="default" loading={begin.isPending && begin.variables.body?.kind === kind} disabled={begin.isPending} onClick={() => start(kind)}>{t(phrases[kind])}</Button>)}
    </>
  )
}

function obstacleOf(rows: readonly ExistingRow[], t: Say): string | null {
  const open = rows.filter(({ allowed }) => allowed.length > 0)
  if (open.length === 0) return t(phrases.noneForYou)
  if (open.length > limits.items) return t(phrases.tooMany, { limit: limits.items })
  return new Set(open.map(({ project }) => project.id)).size > 1 ? t(phrases.severalProjects) : null
}

/** Released one by one, each with its remark; changed together where service and region are the same. */
function itemsOf(kind: Kind, rows: readonly ExistingRow[]): ItemInput[] {
  if (kind === 'release') return rows.map(({ id }) => ({ resourceIds: [id] }))
  return [...Map.groupBy(rows, ({ service, region }) => `${service.code} ${region?.id}`).values()].map((group) => ({ resourceIds: group.map(({ id }) => id) }))
}

function titleOf(t: Say, kind: Kind, rows: readonly ExistingRow[]): string {
  const first = rows[0]!.name || rows[0]!.instanceId
  const names = rows.length === 1 ? first : t(phrases.namesAndMore, { first, count: rows.length })
  return t(kind === 'change' ? phrases.titleForChange : phrases.titleForRelease, { names }).slice(0, limits.title)
}
