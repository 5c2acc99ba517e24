import type { Option } from '#kit/web/fields.tsx'

type Node = { readonly id: string; readonly parentId: string | null; readonly name: string }

/** `省大数据局 › 省交通运输厅 › 综合处`: a part of any name finds it. In the order of the tree. */
export function departmentOptions(departments: readonly Node[]): Option[] {
  const children = Map.groupBy(departments, ({ parentId }) => parentId)
  const below = (parentId: string | null, path: readonly string[]): Option[] => (children.get(parentId) ?? []).flatMap(({ id, name }) => {
    const names = [...path, name]
    return [{ value: id, label: names.join(' › ') }, ...below(id, names)]
  })
  return below(null, [])
}
