import { allChoices } from './choices.ts'
import type { CatalogueFacts, Contribution, LeafOption, ServiceDefinition, Term } from './service.ts'

/** What has a price: a resource of a category, in a specification. */
export type PricedPlace = { readonly category: string; readonly resource: string; readonly spec: string }

/** Everything that a service can consist of, whatever is chosen, retired choices included. */
export function placesOf(definition: ServiceDefinition, facts: CatalogueFacts): PricedPlace[] {
  const leaves = definition.options.flatMap((option): readonly LeafOption[] => option.kind === 'list' ? option.options : [option])
  const contributions = [...leaves.flatMap(({ contributes = [] }) => contributes), ...definition.basicFees ?? []]
  return contributions.flatMap((contribution) => placesOfOne(contribution, leaves, facts))
}

/** The terms of one price refer to one option at most: the disk type, the machine's specification. */
function placesOfOne({ price }: Contribution, leaves: readonly LeafOption[], facts: CatalogueFacts): PricedPlace[] {
  if (!price) return []
  const terms: readonly Term[] = [price.category, price.resource, price.spec]
  const reference = terms.find((term) => typeof term !== 'string')
  const option = reference && leaves.find(({ key }) => key === reference.option)
  if (option?.kind !== 'select') return reference ? [] : [placeOf(terms.map(String))]
  return allChoices(option, facts).flatMap(({ value, attributes }) => {
    const said = terms.map((term) => typeof term === 'string' ? term : term.attribute === undefined ? value : attributes?.[term.attribute])
    return said.includes(undefined) ? [] : [placeOf(said.map(String))]
  })
}

function placeOf([category = '', resource = '', spec = '']: readonly string[]): PricedPlace {
  return { category, resource, spec }
}
