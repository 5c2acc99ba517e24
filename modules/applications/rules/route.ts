/** Which desks an application passes before it is provisioned (R1, chapter 2 settled contradictions 1 to 4). */
export const stages = ['operator', 'bureau', 'committee'] as const
export type Stage = (typeof stages)[number]
export type Route = readonly Stage[]

const routes: Readonly<Record<'government' | 'politics_law', Route>> = {
  government: ['operator', 'bureau'],
  politics_law: ['committee'],
}

/** The route for a department of the sector; stored at the first submission, so a later change here does not touch it. */
export function routeFor(sector: 'government' | 'politics_law'): Route {
  return routes[sector]
}

/** The stage after this one, or undefined when the review is over. */
export function stageAfter(route: Route, stage: Stage): Stage | undefined {
  return route[route.indexOf(stage) + 1]
}
