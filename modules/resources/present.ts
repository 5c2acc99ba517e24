import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Resource, ResourceRow } from './contract.ts'
import { resourcePolicy } from './policy.ts'
import type { ResourceRecord } from './store.ts'
import type { StretchRow } from './stretch-store.ts'

export function resourceRow(actor: Actor, resource: ResourceRecord): ResourceRow {
  const { regionId, regionName, applicationId, applicationNumber } = resource
  return {
    id: resource.id, instanceId: resource.instanceId, name: resource.name,
    service: { code: resource.serviceCode, name: resource.serviceName },
    region: regionId !== null && regionName !== null ? { id: regionId, name: regionName } : null,
    department: { id: resource.departmentId, name: resource.departmentName },
    project: { id: resource.projectId, name: resource.projectName },
    ips: resource.ips, status: resource.status,
    application: applicationId !== null && applicationNumber !== null ? { id: applicationId, number: applicationNumber } : null,
    startedAt: resource.startedAt.toISOString(), endedAt: resource.endedAt?.toISOString() ?? null,
    version: resource.version,
    heldBy: resource.heldBy, allowed: allowedActs(resourcePolicy, actor, resource),
  }
}

export function stretchOf({ departmentName, projectName, regionName, applicationId, applicationNumber, components, ...days }: StretchRow): Resource['stretches'][number] {
  return {
    ...days, department: departmentName, project: projectName, region: regionName === null ? null : [...regionName], components: [...components],
    application: applicationId !== null && applicationNumber !== null ? { id: applicationId, number: applicationNumber } : null,
  }
}
