export { exportedHeads, headsIn, keepHeadsIn, UnreadableHeads } from './heads.ts'
export { recordRefusal } from './refusal-store.ts'
export { verifyChain, type Verification } from './verify.ts'
