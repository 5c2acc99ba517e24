import type { ResourceRow } from './contract.ts'
import type { ResourceRecord } from './store.ts'

/** Nothing is done to a resource directly yet: change and release are applications of their own. */
const noActs: string[] = []

export function resourceRow(resource: ResourceRecord): ResourceRow {
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
    version: resource.version, allowed: noActs,
  }
}
