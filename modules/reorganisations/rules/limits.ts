/** How much passes in one transaction; more is planned as several. */
export const limits = { projects: 200, resources: 500, moved: 2000, reason: 1000 } as const
