import type { ReactNode } from 'react'
import { useSay, type Words } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import { toneIcons, type Tone } from './StatusTag.tsx'
import { MomentText } from './Values.tsx'
import classes from './kit.module.css'

/** One step of a flow: who did what when and why, or whom it waits for. */
export type TimelineStep = {
  readonly key: string
  readonly name: Words
  readonly tone: Tone
  readonly verdict?: Words | undefined
  readonly person?: string | null | undefined
  readonly at?: string | null | undefined
  readonly reason?: string | null | undefined
  /** Shown as “Waiting for …” on the present step. */
  readonly waitsFor?: Words | undefined
  readonly more?: ReactNode
}

export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const t = useSay()
  return (
    <ol className={classes.timeline}>
      {steps.map((step) => {
        const Mark = toneIcons[step.tone]
        return (
          <li key={step.key} aria-current={step.waitsFor ? 'step' : undefined}>
            <span className={classes.dot} data-tone={step.tone}><Mark size={16} aria-hidden /></span>
            <div className={classes.stepLine}>
              <span className={classes.stepName}>{t(step.name)}</span>
              {step.verdict && <span>{t(step.verdict)}</span>}
              <span className={classes.stepMeta}>
                {step.waitsFor && t(kitPhrases.waitingFor, { who: t(step.waitsFor) })}
                {step.person}{step.person && step.at && ' · '}{step.at && <MomentText moment={step.at} />}
              </span>
            </div>
            {step.reason && <p className={classes.stepReason}>{step.reason}</p>}
            {step.more}
          </li>
        )
      })}
    </ol>
  )
}
