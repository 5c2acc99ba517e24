import { IconCpu, IconListDetails, IconMapPin, IconNetwork, IconPackages, IconPhoto } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'

const needs = 'catalogue.maintain'
const group = phrases.catalogue

/** O&M's pages of the catalogue. */
export const cataloguePages: readonly PageRoute[] = [
  { path: '/catalogue/services', load: () => import('./ServiceList.tsx'), needs, menu: { group, label: phrases.services, icon: IconPackages, order: 500 } },
  { path: '/catalogue/services/:id', load: () => import('./ServiceForm.tsx'), needs },
  { path: '/catalogue/regions', load: () => import('./RegionList.tsx'), needs, menu: { group, label: phrases.regions, icon: IconMapPin, order: 510 } },
  { path: '/catalogue/regions/new', load: () => import('./RegionForm.tsx'), needs },
  { path: '/catalogue/regions/:id', load: () => import('./RegionForm.tsx'), needs },
  { path: '/catalogue/images', load: () => import('./ImageList.tsx'), needs, menu: { group, label: phrases.images, icon: IconPhoto, order: 520 } },
  { path: '/catalogue/images/new', load: () => import('./ImageForm.tsx'), needs },
  { path: '/catalogue/images/:id', load: () => import('./ImageForm.tsx'), needs },
  { path: '/catalogue/specs', load: () => import('./SpecList.tsx'), needs, menu: { group, label: phrases.instanceSpecs, icon: IconCpu, order: 530 } },
  { path: '/catalogue/specs/new', load: () => import('./SpecForm.tsx'), needs },
  { path: '/catalogue/specs/:id', load: () => import('./SpecForm.tsx'), needs },
  { path: '/catalogue/families', load: () => import('./FamilyList.tsx'), needs, menuPath: '/catalogue/specs' },
  { path: '/catalogue/families/new', load: () => import('./FamilyForm.tsx'), needs, menuPath: '/catalogue/specs' },
  { path: '/catalogue/families/:id', load: () => import('./FamilyForm.tsx'), needs, menuPath: '/catalogue/specs' },
  { path: '/catalogue/option-values', load: () => import('./OptionValueList.tsx'), needs, menu: { group, label: phrases.optionValues, icon: IconListDetails, order: 540 } },
  { path: '/catalogue/option-values/new', load: () => import('./OptionValueForm.tsx'), needs },
  { path: '/catalogue/option-values/:id', load: () => import('./OptionValueForm.tsx'), needs },
  { path: '/catalogue/networks', load: () => import('./NetworkList.tsx'), needs, menu: { group, label: phrases.networks, icon: IconNetwork, order: 550 } },
  { path: '/catalogue/networks/new', load: () => import('./NetworkForm.tsx'), needs },
  { path: '/catalogue/networks/:id', load: () => import('./NetworkForm.tsx'), needs },
]
