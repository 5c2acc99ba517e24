/** At once: in one request, and in one table. */
export const mostRecords = 10_000
