import { Facts } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { getExplanation } from '../../contract.ts'
import { explanationPagePhrases as phrases } from './explanation-page-phrases.ts'
import type { Question } from './Reasons.tsx'

/** About whom and which record it is: number and title only (A7). */
export function Subject({ question }: { readonly question: Question }) {
  const t = useSay()
  const { data } = useRead<typeof getExplanation>('GET /explanations', { query: question })
  if (!data) return null
  const { account, record } = data
  return (
    <Facts items={[
      { label: phrases.about, value: account.name },
      record && { label: phrases.record, value: [record.number, record.title, record.department].filter(Boolean).join(' · ') || t(phrases.noRecord) },
    ]} />
  )
}
