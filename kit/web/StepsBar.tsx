import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useSay, type Words } from './i18n.tsx'
import { kitPhrases } from './phrases.ts'
import classes from './kit.module.css'

/** Where one stands in a fixed sequence: `current` counts from 0; a number past the end means that all is done. */
export function StepsBar({ steps, current, label }: { readonly steps: readonly Words[]; readonly current: number; readonly label: Words }) {
  const t = useSay()
  const states = { done: kitPhrases.stepDone, current: kitPhrases.stepCurrent, upcoming: kitPhrases.stepUpcoming } as const
  return (
    <ol className={classes.steps} aria-label={t(label)} tabIndex={0}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'upcoming'
        return (
          <li key={index} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
            <span className={classes.stepNumber} aria-hidden>{state === 'done' ? <IconCheck size={16} /> : index + 1}</span>
            {t(step)}<VisuallyHidden>({t(states[state])})</VisuallyHidden>
          </li>
        )
      })}
    </ol>
  )
}
