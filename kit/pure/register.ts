/**
 * The kernel knows no business word. The access module declares here, by interface
 * merging, which permissions exist and what an actor is; every contract, policy and
 * action is then typed with the product's own words.
 */
// oxlint-disable-next-line no-empty-interface -- filled by modules/access through declaration merging
export interface Register {}

/** A permission such as `application.review`; `public` and `signed-in` need no grant (A1). */
export type Permission = (Register extends { permission: infer Name extends string } ? Name : string) | 'public' | 'signed-in'

/** Who acts. The kernel only needs what stands in `KernelActor`. */
export type Actor = Register extends { actor: infer Person extends KernelActor } ? Person : KernelActor

export type KernelActor = {
  readonly id: string
  readonly kind: 'account' | 'system' | 'nobody'
  readonly language: Language
}

export type Language = 'en' | 'zh-Hant' | 'zh-Hans'
export const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']
