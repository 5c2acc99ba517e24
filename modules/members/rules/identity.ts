/** Kinds of members (glossary): general, of the own house, a business. */
export const identities = ['general', 'intra', 'business'] as const
export type Identity = (typeof identities)[number]
