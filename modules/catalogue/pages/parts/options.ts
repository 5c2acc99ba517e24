import type { Option } from '#kit/web/fields.tsx'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import { optionListCodes, optionLists } from '../../rules/option-lists.ts'
import { serviceCategories } from '../../rules/service.ts'

/** The fixed words of the catalogue as choices. */
export const zoneOptions: readonly Option[] = [
  { value: 'public', label: phrases.zone_public }, { value: 'dedicated', label: phrases.zone_dedicated }, { value: 'industry', label: phrases.zone_industry },
]
export const systemOptions: readonly Option[] = [{ value: 'linux', label: phrases.linux }, { value: 'windows', label: phrases.windows }]
export const channelOptions: readonly Option[] = [
  { value: 'application', label: phrases.channel_application }, { value: 'order', label: phrases.channel_order }, { value: 'both', label: phrases.channel_both },
]
export const categoryOptions: readonly Option[] = Object.entries(serviceCategories).map(([value, label]) => ({ value, label }))
export const listOptions: readonly Option[] = optionListCodes.map((value) => ({ value, label: optionLists[value].names }))
