import { Type, type Static } from 'typebox'
import { Id, Record } from '#kit/pure/contract.ts'

const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const DescriptionLine = Record({ label: Name, value: Name })
/** An existing resource, as it stood when the item was written: what its change is compared with. */
export const ItemResource = Record({
  id: Id, instanceId: Type.String(), name: Type.String(), configuration: Type.Record(Type.String(), Type.Unknown()), description: Type.Array(DescriptionLine),
  /** Of a change: what it is to be, each of several with its own name. */
  becomes: Type.Optional(Type.Array(DescriptionLine)),
  quotaDemand: Type.Record(Type.String(), Type.Integer()),
  components: Type.Array(Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number(), count: Type.Number() })),
})
export type ItemResource = Static<typeof ItemResource>
