/** What a resource may be: runs and is charged; stopped for an expired product; given back. */
export const resourceStatuses = ['running', 'locked', 'released'] as const
export type ResourceStatus = (typeof resourceStatuses)[number]
