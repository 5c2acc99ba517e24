/** What an application is for (chapter 4): new resources, another configuration of existing ones, or giving them back. */
export const kinds = ['new', 'change', 'release'] as const
export type Kind = (typeof kinds)[number]
