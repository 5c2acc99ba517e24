import type { Reader } from '#kit/server/database.ts'
import type { Quota as QuotaAnswer } from './contract.ts'
import type { OpenGrant } from './grant-store.ts'
import { levelOf, remainingOf, type Quota, type Thresholds } from './rules/quota.ts'
import { readQuotas } from './store.ts'
import { readThresholds } from './thresholds-store.ts'

/** The numbers as the contract answers them (Q5). */
export function quotaAnswer(quota: Quota, thresholds: Thresholds): QuotaAnswer {
  const { departmentId, regionId, metric, total, allocated, used, reserved, overdue } = quota
  return { departmentId, regionId, metric, total, allocated, used, reserved, overdue, remaining: remainingOf(quota), level: levelOf(quota, thresholds) }
}

export async function showQuotas(reader: Reader, departmentIds: readonly string[], regionId?: string): Promise<QuotaAnswer[]> {
  const thresholds = await readThresholds(reader)
  return (await readQuotas(reader, departmentIds, regionId)).map((quota) => quotaAnswer(quota, thresholds))
}

export function grantAnswer({ departmentId, regionId, metric, amount, endsOn }: OpenGrant): Omit<OpenGrant, 'id'> {
  return { departmentId, regionId, metric, amount, endsOn }
}
