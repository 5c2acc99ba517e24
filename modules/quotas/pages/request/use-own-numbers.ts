import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { Quota, ownQuotas, quotasForApplication } from '../../contract.ts'

export type OwnNumbers = {
  /** Undefined: not known to those who may only ask. */
  readonly quotas: readonly Quota[] | undefined
  readonly parentName: string | undefined
  /** At the root there is nobody to ask. */
  readonly hasParent: boolean
  readonly isLoading: boolean
}

/** The numbers of my department, as far as I may see them: who holds `quota.apply` alone asks without them. */
export function useOwnNumbers(): OwnNumbers {
  const me = useMe()
  const mayView = meets(me, 'quota.view')
  const mayApplyForResources = !mayView && meets(me, 'resource.apply') && me.departmentId !== null
  const own = useRead<typeof ownQuotas>('GET /quotas', { query: {} }, { enabled: mayView })
  const available = useRead<typeof quotasForApplication>('GET /quotas/available', { query: { departmentId: me.departmentId ?? '' } }, { enabled: mayApplyForResources })
  return {
    quotas: own.data?.items ?? available.data?.items,
    parentName: own.data?.parent?.name,
    hasParent: own.data ? own.data.parent !== null : me.sector !== null,
    isLoading: own.isLoading || available.isLoading,
  }
}
