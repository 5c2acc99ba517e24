import { expect, test } from 'vitest'
import type { Language } from '#kit/pure/register.ts'
import { languageFor } from './language-choice.ts'

const all: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']
const cases: readonly [what: string, offered: readonly Language[], preset: Language | null, own: Language | null, chosen: Language | null, preferred: readonly Language[], spoken: Language][] = [
  ['the account goes before everything', all, 'zh-Hans', 'en', 'zh-Hant', ['zh-Hans'], 'en'],
  ['then what was chosen on this device', all, 'zh-Hans', null, 'zh-Hant', ['en'], 'zh-Hant'],
  ['a new visitor gets the default', all, 'zh-Hant', null, null, ['en', 'zh-Hans'], 'zh-Hant'],
  ['without a default, what the browser prefers', all, null, null, null, ['en', 'zh-Hans'], 'en'],
  ['the next that the browser prefers, if the first is not offered', ['zh-Hans', 'zh-Hant'], null, null, null, ['en', 'zh-Hant'], 'zh-Hant'],
  ['an account whose language is no longer offered gets the default', ['zh-Hans', 'zh-Hant'], 'zh-Hant', 'en', 'en', ['en'], 'zh-Hant'],
  ['nobody speaks what is offered', ['zh-Hant'], null, 'en', null, ['en'], 'zh-Hant'],
  ['a default that is not offered does not count', ['en'], 'zh-Hans', null, null, [], 'en'],
]
test.each(cases)('%s', (_what, offered, preset, own, chosen, preferred, spoken) => expect(languageFor({ offered, preset, own, chosen, preferred })).toBe(spoken))
