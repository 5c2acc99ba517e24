import type { Option } from '#kit/web/fields.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'

/** The departments directly below mine, read when the filter is opened. */
export function useChildOptions(): readonly Option[] {
  const me = useMe()
  const departments = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } })
  return departments.data?.items.filter(({ parentId }) => parentId === me.departmentId).map(({ id, name }) => ({ value: id, label: name })) ?? []
}
