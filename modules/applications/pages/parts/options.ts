import type { Option } from '#kit/web/fields.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listServices } from '#modules/catalogue/contract.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import type { listProjects } from '#modules/projects/contract.ts'

/** What the filters of the list offer, read when a filter is opened. */
export function useServiceOptions(): readonly Option[] {
  const services = useRead<typeof listServices>('GET /services')
  return services.data?.items.map(({ code, names }) => ({ value: code, label: names })) ?? []
}

export function useDepartmentOptions(): readonly Option[] {
  const departments = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } })
  return departments.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
}

export function useProjectOptions(): readonly Option[] {
  const projects = useRead<typeof listProjects>('GET /projects', { query: { sort: 'name', pageSize: 200 } })
  return projects.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
