/** In which way the chain may be broken (C-I2). */
export const breakKinds = ['changed', 'removed', 'inserted', 'reordered', 'personal_changed', 'truncated', 'rewritten', 'seal_changed', 'seal_removed', 'other_key'] as const
export type BreakKind = (typeof breakKinds)[number]
