import { addDays, dayOf } from '#kit/pure/time.ts'
import { checkConfiguration } from '#modules/catalogue/rules/configuration.ts'
import { componentsOf, quotaDemandOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { describeConfiguration, unitNames } from '#modules/catalogue/rules/description.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { routeFor, type Stage } from '#modules/applications/rules/route.ts'
import type { Status } from '#modules/applications/rules/status.ts'
import { wholeUnits, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import { someConfiguration } from './configurations.ts'
import type { Random } from './random.ts'
import { approvals, people, policeProjectNames, projectNames, reasons, refusals, rejections, remarks, titles } from './stories.ts'

export type SeedDepartment = { readonly id: string; readonly code: string; readonly name: string; readonly unitId: string; readonly sector: 'government' | 'politics_law'; readonly userId: string; readonly userName: string }
export type SeedRegion = { readonly id: string; readonly names: readonly string[] }
export type World = {
  /** In one item. */
  readonly mostUnits: number
  readonly departments: readonly SeedDepartment[]
  readonly regions: readonly SeedRegion[]
  readonly reviewers: Readonly<Record<Stage, string>>
  readonly operatorId: string
  readonly definitions: readonly { readonly version: number; readonly definition: ServiceDefinition }[]
  readonly factsOf: (departmentId: string, regionId: string) => CatalogueFacts
  readonly today: Date
}

export type PlannedProject = { key: number; department: SeedDepartment; name: string; at: Date }
export type PlannedItem = { service: string; serviceName: readonly string[]; version: number; region: SeedRegion; configuration: Configuration; description: object[]; quotaDemand: UnitDemand; components: PriceComponent[]; quantity: number; remark: string; unitNames: string[]; refused: string | null }
export type PlannedStep = { verdict: string; stage: Stage | null; by: string; at: Date; reason: string; round: number }
export type PlannedApplication = {
  project: PlannedProject; status: Status; stage: Stage | null; title: string; reason: string; round: number
  created: Date; submitted: Date | null; ended: Date | null; items: PlannedItem[]; steps: PlannedStep[]; userName: string; provisionedItems: number
}

const services = ['ecs', 'ecs', 'ecs', 'disk', 'eip', 'slb', 'oss', 'nas', 'rds_mysql', 'rds_postgresql', 'redis', 'waf', 'acs', 'bastion']
const hour = 3_600_000

/** Two years of projects, ending today; one to three of each department. */
export function planProjects(world: World, random: Random): PlannedProject[] {
  let key = 0
  return world.departments.flatMap((department) => {
    const names = department.sector === 'government' ? projectNames : policeProjectNames
    const first = random.below(names.length)
    return Array.from({ length: 1 + random.below(3) }, (_, index) => ({ key: key++, department, name: names[(first + index) % names.length]!, at: daysAgo(world, 500 + random.below(230)) }))
  })
}

/** How far each of the applications has come: most are done, every status is there. */
function outcome(index: number, random: Random): Status | 'reviewing_last' {
  if (index % 4 !== 0) return 'completed'
  return random.pick(['completed', 'reviewing', 'reviewing', 'reviewing_last', 'provisioning', 'provisioning', 'rejected', 'withdrawn', 'closed', 'draft'] as const)
}

export function planApplications(world: World, projects: readonly PlannedProject[], count: number, random: Random): PlannedApplication[] {
  return Array.from({ length: count }, (_, index) => planApplication(world, random.pick(projects), outcome(index, random), random))
    .sort((left, right) => left.created.getTime() - right.created.getTime())
}

function planApplication(world: World, project: PlannedProject, wanted: Status | 'reviewing_last', random: Random): PlannedApplication {
  const route = routeFor(project.department.sector)
  const isOpen = ['reviewing', 'reviewing_last', 'provisioning', 'rejected', 'draft'].includes(wanted)
  const created = daysAgo(world, isOpen ? 1 + random.below(13) : 16 + random.below(480))
  const items = planItems(world, project, random)
  const status: Status = wanted === 'reviewing_last' ? 'reviewing' : wanted
  const stage = status !== 'reviewing' ? null : wanted === 'reviewing_last' ? route.at(-1)! : route[0]!
  const flow = planFlow(world, project, route, status, stage, created, random)
  if (status === 'closed') for (const item of items) item.refused = random.pick(refusals)
  const service = items[0]!.serviceName[2]!
  return {
    project, status, stage, items, created, ...flow,
    title: random.pick(titles).replace('{service}', service).replace('{project}', project.name).slice(0, 100),
    reason: random.pick(reasons), userName: random.pick(people),
    provisionedItems: status === 'completed' ? items.length : 0,
  }
}

function planItems(world: World, project: PlannedProject, random: Random): PlannedItem[] {
  const region = random.pick(world.regions)
  const facts = world.factsOf(project.department.id, region.id)
  return Array.from({ length: 1 + (random.chance(0.35) ? 1 + random.below(2) : 0) }, (_, index) => {
    const code = random.pick(services)
    const { version, definition } = world.definitions.find((one) => one.definition.code === code)!
    const name = `${project.department.code.replaceAll('.', '-')}-${code.replaceAll('_', '-')}-${index + 1}`
    const configuration = someConfiguration(definition, facts, random, name)
    const wrong = checkConfiguration(definition, configuration, facts)
    if (wrong.length > 0) throw new Error(`demonstration configuration of ${code} is wrong: ${JSON.stringify(wrong)}`)
    const quantity = Math.min(world.mostUnits, definition.quantity.max, code === 'ecs' ? 1 + random.below(14) : 1 + random.below(6))
    return {
      service: code, serviceName: definition.names, version, region, configuration, quantity, remark: random.pick(remarks), refused: null,
      description: describeConfiguration(definition, configuration, facts), quotaDemand: wholeUnits(quotaDemandOf(definition, configuration, 1, facts)), components: componentsOf(definition, configuration, 1, facts),
      unitNames: unitNames(String(configuration[definition.nameOption ?? ''] ?? name), quantity),
    }
  })
}

type Flow = Pick<PlannedApplication, 'steps' | 'submitted' | 'ended' | 'round'>

/** The way of an application through its desks, a step every few hours, with one rejection now and then. */
function planFlow(world: World, project: PlannedProject, route: readonly Stage[], status: Status, stage: Stage | null, created: Date, random: Random): Flow {
  const applicant = project.department.userId
  let at = created
  const later = () => (at = new Date(Math.min(at.getTime() + (1 + random.below(8)) * hour, world.today.getTime() - hour)))
  if (status === 'draft') return { steps: [], submitted: null, ended: null, round: 0 }
  const submitted = later()
  const steps: PlannedStep[] = [{ verdict: 'submitted', stage: null, by: applicant, at: submitted, reason: '', round: 1 }]
  let round = 1
  const decide = (desk: Stage, verdict: 'approved' | 'rejected') => steps.push({ verdict, stage: desk, by: world.reviewers[desk], at: later(), reason: random.pick(verdict === 'approved' ? approvals : rejections), round })
  if (status === 'completed' && random.chance(0.2)) {
    decide(route[0]!, 'rejected')
    round = 2
    steps.push({ verdict: 'submitted', stage: null, by: applicant, at: later(), reason: '', round })
  }
  if (status === 'rejected') decide(route[0]!, 'rejected')
  else if (status === 'reviewing') for (const desk of route.slice(0, route.indexOf(stage!))) decide(desk, 'approved')
  else if (status !== 'withdrawn') for (const desk of route) decide(desk, 'approved')
  if (status === 'withdrawn') steps.push({ verdict: 'withdrawn', stage: null, by: applicant, at: later(), reason: '', round })
  if (status === 'completed' || status === 'closed') steps.push({ verdict: status, stage: null, by: world.operatorId, at: later(), reason: '', round })
  const isOver = status === 'completed' || status === 'closed' || status === 'withdrawn'
  return { steps, submitted, round, ended: isOver ? steps.at(-1)!.at : null }
}

/** Nine in the morning of a day in the past, in the platform's zone. */
function daysAgo(world: World, days: number): Date {
  return new Date(`${addDays(dayOf(world.today), -days)}T09:00:00+08:00`)
}
