/** Where costs of a sub-account, or with a tag of this value, go (B10). The empty sub-account stands for rows that name none. */
export type MappingRule = { readonly id: string; readonly kind: 'sub_account' | 'tag'; readonly tag: string; readonly value: string }

/**
 * Which rule wins where several fit a row: the sub-account's own; then tags, in the order of their names; last the rule for
 * rows without a sub-account. Two rules of one provider never say the same, so there is always one answer.
 */
export function byPrecedence(left: MappingRule, right: MappingRule): number {
  const order = rankOf(left) - rankOf(right)
  return order !== 0 ? order : compare(left.tag, right.tag) || compare(left.value, right.value)
}

function rankOf({ kind, value }: MappingRule): number {
  return kind === 'tag' ? 1 : value === '' ? 2 : 0
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
