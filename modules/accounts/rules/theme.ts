/** Colours of the page: as the device says, light or dark (U5). */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
