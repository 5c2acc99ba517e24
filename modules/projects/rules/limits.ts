/** How much a project's fields hold (chapter 4, Projects). */
export const projectLimits = { shortestName: 2, name: 64, description: 2000, members: 50, attachments: 2 } as const
