import type { Phrase } from '#kit/pure/phrase.ts'
import { kinds, type Kind } from '../../rules/kind.ts'
import { applicationPagePhrases as phrases } from './page-phrases.ts'

export const kindNames: Readonly<Record<Kind, Phrase>> = { new: phrases.kindNew, change: phrases.kindChange, release: phrases.kindRelease }
export const kindOptions = kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))
