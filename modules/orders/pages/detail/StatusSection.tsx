import { IconCheck } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { Product } from '../../contract.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import { productStatusPhrases } from '../../status-phrases.ts'
import { usePersonWords } from '../parts/use-person-words.ts'
import classes from '../parts/orders.module.css'

/** Guide 004 §4.3.2.1: the whole way; done steps with a tick, person and time, the others with their number. */
export function StatusSection({ product: { path } }: { readonly product: Product }) {
  const t = useSay()
  const personWords = usePersonWords()
  const present = path.filter(({ isDone }) => isDone).length
  return (
    <Section title={phrases.productStatus}>
      <ol className={classes.path}>
        {path.map(({ status, isDone, number, at, by }) => (
          <li key={number} data-done={isDone || undefined} aria-current={number === present ? 'step' : undefined}>
            <span className={classes.mark} aria-hidden>{isDone ? <IconCheck size={16} /> : number}</span>
            <span className={classes.stepName}>{t(productStatusPhrases[status])}<VisuallyHidden> ({isDone ? t(phrases.stepDone) : t(phrases.stepNumber, { number })})</VisuallyHidden></span>
            {isDone && <span className={classes.stepMeta}>{personWords(by)}</span>}
            {at !== null && <span className={classes.stepMeta}><MomentText moment={at} /></span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
