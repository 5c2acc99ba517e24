import type { FieldError } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'

/** When an announcement is shown, and what it needs to be one (chapter 10: a banner, dismissible, with from and to). */
export const tones = ['information', 'warning'] as const
export type Tone = (typeof tones)[number]
export const announcementStates = ['planned', 'showing', 'over', 'ended'] as const
export type AnnouncementState = (typeof announcementStates)[number]
export const announcementLimits = { title: 100, text: 1000, shown: 5 } as const

export type Period = { readonly fromAt: Date; readonly untilAt: Date; readonly endedAt: Date | null }

/** Shown from the first moment on, no longer at the last one; ended by hand counts before everything. */
export function stateOf({ fromAt, untilAt, endedAt }: Period, now: Date): AnnouncementState {
  if (endedAt !== null) return 'ended'
  if (now >= untilAt) return 'over'
  return now >= fromAt ? 'showing' : 'planned'
}

export type Content = { readonly titles: readonly string[]; readonly texts: readonly string[]; readonly fromAt: Date; readonly untilAt: Date }
const positions: Record<Language, 0 | 1 | 2> = { en: 0, 'zh-Hant': 1, 'zh-Hans': 2 }

/** In the default language both title and text are needed; a language with only one of them is half written. */
export function complaintsAbout({ titles, texts, fromAt, untilAt }: Content, preset: Language, now: Date): FieldError[] {
  const needed = positions[preset]
  const written = [0, 1, 2].filter((index) => index === needed || titles[index] !== '' || texts[index] !== '')
  const missing = written.flatMap((index) => [
    ...(titles[index] === '' ? [{ path: `titles/${index}`, code: 'field.required' }] : []),
    ...(texts[index] === '' ? [{ path: `texts/${index}`, code: 'field.required' }] : []),
  ])
  if (Number.isNaN(fromAt.getTime())) return [...missing, { path: 'fromAt', code: 'field.pattern' }]
  if (Number.isNaN(untilAt.getTime())) return [...missing, { path: 'untilAt', code: 'field.pattern' }]
  if (untilAt <= fromAt) return [...missing, { path: 'untilAt', code: 'announcement.ends_before_it_begins' }]
  return untilAt <= now ? [...missing, { path: 'untilAt', code: 'announcement.ends_in_the_past' }] : missing
}
