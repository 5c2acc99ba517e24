import type { Language } from '#kit/pure/register.ts'
import type { Picture } from '../../rules/topics.ts'

/** The product's own pages, drawn with the demonstration data by `e2e/help-pictures.test.ts`; one for each language. */
const addresses = import.meta.glob<string>('../../pictures/*.webp', { eager: true, query: '?url', import: 'default' })

/** All have this size. */
export const pictureSize = { width: 1200, height: 750 } as const

export function pictureAddress(picture: Picture, language: Language): string | undefined {
  return addresses[`../../pictures/${picture}.${language}.webp`]
}
