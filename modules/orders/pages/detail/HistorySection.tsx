import { Section } from '#kit/web/DetailPage.tsx'
import { Timeline } from '#kit/web/Timeline.tsx'
import type { Product } from '../../contract.ts'
import { orderActPhrases } from '../parts/act-phrases.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import { productLooks } from '../parts/looks.ts'
import { usePersonWords } from '../parts/use-person-words.ts'

const isNamed = (act: string): act is keyof typeof orderActPhrases => act in orderActPhrases

/** What was done, newest first, with the reasons. */
export function HistorySection({ product: { steps } }: { readonly product: Product }) {
  const personWords = usePersonWords()
  return (
    <Section title={phrases.history}>
      <Timeline steps={steps.map(({ act, to, at, by, for: actedFor, reason }, index) => ({
        key: `${index}`, name: productLooks[to].label, tone: to === 'product_cancel' ? 'danger' as const : 'success' as const, verdict: isNamed(act) ? orderActPhrases[act] : undefined,
        person: personWords(by, actedFor), at, reason: reason || null,
      })).toReversed()} />
    </Section>
  )
}
