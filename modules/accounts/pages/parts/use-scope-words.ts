import { useSay } from '#kit/web/i18n.tsx'
import { areaPhrases } from '../../area-phrases.ts'
import { apiTokenPagePhrases as phrases } from './api-token-page-phrases.ts'

/** `usage-records:write` → “Metered usage: read and change”; an area that a later version took away keeps its code. */
export function useScopeWords(): (scope: string) => string {
  const t = useSay()
  return (scope) => {
    const [area = '', power] = scope.split(':')
    const key = `area.${area}`
    const name = key in areaPhrases ? t(areaPhrases[key as keyof typeof areaPhrases]) : t(phrases.notMore, { area })
    return t(power === 'write' ? phrases.write : phrases.read, { area: name })
  }
}
