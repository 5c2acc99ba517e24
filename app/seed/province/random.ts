/** The same sequence for the same seed number, so that a demonstration can be made again (chapter 13). */
export type Random = { readonly below: (limit: number) => number; readonly pick: <T>(from: readonly T[]) => T; readonly chance: (share: number) => boolean }

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  // Mulberry32: 32 bits of state are plenty for a few thousand choices.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (limit) => Math.floor(next() * limit),
    pick: (from) => from[Math.floor(next() * from.length)]!,
    chance: (share) => next() < share,
  }
}
