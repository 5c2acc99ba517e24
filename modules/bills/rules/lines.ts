/** What a bill's line can be (chapter 6, Line). */
export const lineKinds = ['fixed', 'usage', 'adjustment', 'provider'] as const
export type LineKind = (typeof lineKinds)[number]
