import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, listAnswer, listQuery, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { optionListCodes } from './rules/option-lists.ts'
import { serviceCategories, type CatalogueFacts, type ServiceCategory, type ServiceDefinition } from './rules/service.ts'

/** A text in English, Traditional and Simplified Chinese, as people may write it. */
const names = (maximum: number) => Type.Tuple([Text(maximum, 1), Text(maximum, 1), Text(maximum, 1)])
const Names = names(80)
const Description = names(300)
const Position = Type.Integer({ minimum: 0, maximum: 100_000 })
const code = (pattern: string) => Type.String({ pattern, maxLength: 60 })
const Code = code('^[a-z][a-z0-9-]{0,39}$')
const ImageCode = code('^[a-z][a-z0-9_-]{0,39}$')
const CloudId = Text(100)
const categories = Object.keys(serviceCategories) as ServiceCategory[]

// ---- services ----

const ServiceCode = Record({ code: Type.String({ maxLength: 40 }) })
const Channel = OneOf(['application', 'order', 'both'])
const ServiceCard = Record({ code: Type.String(), names: Names, category: OneOf(categories), channel: Channel, icon: Type.String(), description: Description })
export type ServiceCard = Static<typeof ServiceCard>

/** What everybody may know: no options, no versions. In the order of display. */
export const listServices = endpoint({
  method: 'GET', path: '/services', permission: 'public', summary: 'The services on offer',
  answer: Record({ items: Type.Array(ServiceCard) }),
})

/** The definition as data; the page draws its form from it with the module's rules. */
const Definition = Type.Unsafe<ServiceDefinition>(Type.Object({ code: Type.String(), options: Type.Array(Type.Object({})) }))
export const readService = endpoint({
  method: 'GET', path: '/services/:code', permission: 'signed-in', summary: 'A service with its options',
  params: ServiceCode, query: Record({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) }),
  answer: Record({ version: Type.Integer(), definition: Definition }),
})

const Facts = Type.Unsafe<CatalogueFacts>(Type.Object({ regionId: Nullable(Id), departmentId: Nullable(Id), choices: Type.Object({}) }))
/** What may be chosen in a region for a department that the actor may see or apply for; else 404 (A2). */
export const readServiceFacts = endpoint({
  method: 'GET', path: '/services/:code/facts', permission: 'signed-in', summary: 'What the options of a service may be set to',
  params: ServiceCode, query: Record({ regionId: Id, departmentId: Type.Optional(Id) }), answer: Facts,
})

const serviceSettingsShape = { sort: ['position', 'code', 'name'], filters: { category: 'choice', isOn: 'choice' }, search: true } as const
const ServiceSettings = Record({
  id: Id, code: Type.String(), names: Names, description: Description, category: OneOf(categories), channel: Channel,
  isOn: Type.Boolean(), position: Position, currentVersion: Type.Integer(), version: Version,
})
export type ServiceSettings = Static<typeof ServiceSettings>
export const listServiceSettings = endpoint({
  method: 'GET', path: '/service-settings', permission: 'catalogue.maintain', summary: 'Services with their texts and order of display',
  query: listQuery(serviceSettingsShape), answer: listAnswer(ServiceSettings), list: serviceSettingsShape,
})
export const readServiceSettings = endpoint({
  method: 'GET', path: '/service-settings/:id', permission: 'catalogue.maintain', summary: 'The texts and the place of a service', params: IdParams, answer: ServiceSettings,
})
export const editService = endpoint({
  method: 'PATCH', path: '/service-settings/:id', permission: 'catalogue.maintain', summary: 'Change the texts, the place or the availability of a service',
  params: IdParams,
  body: Record({ version: Version, names: Type.Optional(Names), description: Type.Optional(Description), position: Type.Optional(Position), isOn: Type.Optional(Type.Boolean()) }),
  answer: ServiceSettings,
})

// ---- reference data: each a list, a creation and a change; nothing that may be in use is deleted, it is switched off ----

const shown = { id: Id, names: Names, position: Position, isOn: Type.Boolean(), version: Version }
const written = { names: Names, position: Type.Optional(Position) }
const changed = { version: Version, names: Type.Optional(Names), position: Type.Optional(Position), isOn: Type.Optional(Type.Boolean()) }

const zones = ['public', 'dedicated', 'industry'] as const
const regionShape = { sort: ['position', 'code', 'name', 'zone'], filters: { zone: 'choice', isOn: 'choice' }, search: true } as const
const Region = Record({ ...shown, code: Type.String(), zone: OneOf(zones) })
export type Region = Static<typeof Region>
export const listRegions = endpoint({
  method: 'GET', path: '/regions', permission: 'signed-in', summary: 'Regions',
  query: listQuery(regionShape), answer: listAnswer(Region), list: regionShape,
})
export const readRegion = endpoint({
  method: 'GET', path: '/regions/:id', permission: 'catalogue.maintain', summary: 'A region', params: IdParams, answer: Region,
})
export const createRegion = endpoint({
  method: 'POST', path: '/regions', permission: 'catalogue.maintain', summary: 'Add a region',
  body: Record({ ...written, code: Code, zone: OneOf(zones) }), answer: Region, status: 201,
})
export const editRegion = endpoint({
  method: 'PATCH', path: '/regions/:id', permission: 'catalogue.maintain', summary: 'Change a region',
  params: IdParams, body: Record(changed), answer: Region,
})

const systems = ['linux', 'windows'] as const
const imageShape = { sort: ['position', 'code', 'name'], filters: { system: 'choice', isOn: 'choice' }, search: true } as const
const ImageVersion = Record({ label: Text(60, 1), isOn: Type.Boolean() })
const ImageVersions = Type.Array(ImageVersion, { minItems: 1, maxItems: 50 })
const Image = Record({ ...shown, code: Type.String(), system: OneOf(systems), versions: Type.Array(ImageVersion) })
export type Image = Static<typeof Image>
export const listImages = endpoint({
  method: 'GET', path: '/images', permission: 'catalogue.maintain', summary: 'Public images with their versions',
  query: listQuery(imageShape), answer: listAnswer(Image), list: imageShape,
})
export const readImage = endpoint({
  method: 'GET', path: '/images/:id', permission: 'catalogue.maintain', summary: 'An image with its versions', params: IdParams, answer: Image,
})
export const createImage = endpoint({
  method: 'POST', path: '/images', permission: 'catalogue.maintain', summary: 'Add an image',
  body: Record({ ...written, code: ImageCode, system: OneOf(systems), versions: ImageVersions }), answer: Image, status: 201,
})
/** `versions` gives all of them in order; one that is left out is switched off. */
export const editImage = endpoint({
  method: 'PATCH', path: '/images/:id', permission: 'catalogue.maintain', summary: 'Change an image and its versions',
  params: IdParams, body: Record({ ...changed, versions: Type.Optional(ImageVersions) }), answer: Image,
})

const familyShape = { sort: ['position', 'code', 'name'], filters: { isOn: 'choice' }, search: true } as const
const InstanceFamily = Record({ ...shown, code: Type.String() })
export type InstanceFamily = Static<typeof InstanceFamily>
export const listInstanceFamilies = endpoint({
  method: 'GET', path: '/instance-families', permission: 'catalogue.maintain', summary: 'Instance families',
  query: listQuery(familyShape), answer: listAnswer(InstanceFamily), list: familyShape,
})
export const readInstanceFamily = endpoint({
  method: 'GET', path: '/instance-families/:id', permission: 'catalogue.maintain', summary: 'An instance family', params: IdParams, answer: InstanceFamily,
})
export const createInstanceFamily = endpoint({
  method: 'POST', path: '/instance-families', permission: 'catalogue.maintain', summary: 'Add an instance family',
  body: Record({ ...written, code: Code }), answer: InstanceFamily, status: 201,
})
export const editInstanceFamily = endpoint({
  method: 'PATCH', path: '/instance-families/:id', permission: 'catalogue.maintain', summary: 'Change an instance family',
  params: IdParams, body: Record(changed), answer: InstanceFamily,
})

const specShape = { sort: ['code', 'family', 'vcpu', 'memoryGb'], filters: { familyId: 'choice', isOn: 'choice' }, search: true } as const
const InstanceSpec = Record({
  id: Id, code: Type.String(), family: Record({ id: Id, code: Type.String(), names: Names }),
  vcpu: Type.Integer(), memoryGb: Type.Integer(), isOn: Type.Boolean(), version: Version,
})
export type InstanceSpec = Static<typeof InstanceSpec>
export const listInstanceSpecs = endpoint({
  method: 'GET', path: '/instance-specs', permission: 'catalogue.maintain', summary: 'Instance specifications',
  query: listQuery(specShape), answer: listAnswer(InstanceSpec), list: specShape,
})
export const readInstanceSpec = endpoint({
  method: 'GET', path: '/instance-specs/:id', permission: 'catalogue.maintain', summary: 'An instance specification', params: IdParams, answer: InstanceSpec,
})
/** CPU and memory are never changed: what was approved with a specification keeps its size. */
export const createInstanceSpec = endpoint({
  method: 'POST', path: '/instance-specs', permission: 'catalogue.maintain', summary: 'Add an instance specification',
  body: Record({
    familyId: Id, code: code('^[a-z][a-z0-9.-]{0,59}$'),
    vcpu: Type.Integer({ minimum: 1, maximum: 512 }), memoryGb: Type.Integer({ minimum: 1, maximum: 8192 }),
  }),
  answer: InstanceSpec, status: 201,
})
export const editInstanceSpec = endpoint({
  method: 'PATCH', path: '/instance-specs/:id', permission: 'catalogue.maintain', summary: 'Offer an instance specification or not',
  params: IdParams, body: Record({ version: Version, isOn: Type.Boolean() }), answer: InstanceSpec,
})

const valueShape = { sort: ['position', 'value', 'name', 'list'], filters: { list: 'choice', isOn: 'choice' }, search: true } as const
const Attributes = Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String({ maxLength: 60 }), Type.Number()]), { maxProperties: 10 })
const OptionValue = Record({ ...shown, list: OneOf(optionListCodes), value: Type.String(), attributes: Attributes })
export type OptionValue = Static<typeof OptionValue>
export const listOptionValues = endpoint({
  method: 'GET', path: '/option-values', permission: 'catalogue.maintain', summary: 'Values that options choose from',
  query: listQuery(valueShape), answer: listAnswer(OptionValue), list: valueShape,
})
export const readOptionValue = endpoint({
  method: 'GET', path: '/option-values/:id', permission: 'catalogue.maintain', summary: 'A value of a list', params: IdParams, answer: OptionValue,
})
/** Value and attributes stay: what was approved with them keeps its price and demand. */
export const createOptionValue = endpoint({
  method: 'POST', path: '/option-values', permission: 'catalogue.maintain', summary: 'Add a value',
  body: Record({ ...written, list: OneOf(optionListCodes), value: code('^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'), attributes: Attributes }),
  answer: OptionValue, status: 201,
})
export const editOptionValue = endpoint({
  method: 'PATCH', path: '/option-values/:id', permission: 'catalogue.maintain', summary: 'Change the texts, the place or the availability of a value',
  params: IdParams, body: Record(changed), answer: OptionValue,
})

// ---- networks ----

const networkShape = { sort: ['name', 'department', 'region'], filters: { regionId: 'choice', department: 'text', isOn: 'choice' }, search: true } as const
const Range = Type.String({ maxLength: 18 })
const Vswitch = Record({ id: Id, name: Type.String(), cidr: Type.String(), cloudId: Type.String(), isOn: Type.Boolean() })
const Network = Record({
  id: Id, name: Type.String(), region: Record({ id: Id, names: Names }), department: Reference, cidr: Type.String(),
  cloudId: Type.String(), isOn: Type.Boolean(), version: Version, vswitches: Type.Array(Vswitch),
})
export type Network = Static<typeof Network>
export const listNetworks = endpoint({
  method: 'GET', path: '/networks', permission: 'catalogue.maintain', summary: 'VPCs with their vSwitches',
  query: listQuery(networkShape), answer: listAnswer(Network), list: networkShape,
})
const NetworkName = Text(64, 2)
export const readNetwork = endpoint({
  method: 'GET', path: '/networks/:id', permission: 'catalogue.maintain', summary: 'A VPC with its vSwitches', params: IdParams, answer: Network,
})
export const createNetwork = endpoint({
  method: 'POST', path: '/networks', permission: 'catalogue.maintain', summary: 'Add a VPC with its vSwitches',
  body: Record({
    regionId: Id, departmentId: Id, name: NetworkName, cidr: Range, cloudId: Type.Optional(CloudId),
    vswitches: Type.Array(Record({ name: NetworkName, cidr: Range, cloudId: Type.Optional(CloudId) }), { maxItems: 24 }),
  }),
  answer: Network, status: 201,
})
/** `vswitches` gives all of them: with `id` one that stays (its range cannot change), without one that is new. */
export const editNetwork = endpoint({
  method: 'PATCH', path: '/networks/:id', permission: 'catalogue.maintain', summary: 'Change a VPC and its vSwitches',
  params: IdParams,
  body: Record({
    version: Version, name: Type.Optional(NetworkName), cloudId: Type.Optional(CloudId), isOn: Type.Optional(Type.Boolean()),
    vswitches: Type.Optional(Type.Array(Record({
      id: Type.Optional(Id), name: NetworkName, cidr: Range, cloudId: Type.Optional(CloudId), isOn: Type.Optional(Type.Boolean()),
    }), { maxItems: 24 })),
  }),
  answer: Network,
})
/** Departments that a VPC can belong to: all but the root, which has no resources. */
export const listNetworkDepartments = endpoint({
  method: 'GET', path: '/network-departments', permission: 'catalogue.maintain', summary: 'Departments that can have a VPC',
  answer: Record({ items: Type.Array(Record({ id: Id, code: Type.String(), name: Type.String() })) }),
})
