import { StatusTag } from '#kit/web/StatusTag.tsx'
import type { Step } from '../../rules/status.ts'
import { stepLooks } from './looks.ts'

export function ApplicationStatus({ step }: { readonly step: Step }) {
  return <StatusTag looks={stepLooks} status={step} />
}
