import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '#kit/pure/contract.ts'
import { call, type Problem } from '#kit/web/client.ts'
import { useLanguage } from '#kit/web/i18n.tsx'
import type { previewReorganisation } from '../../contract.ts'

type Preview = typeof previewReorganisation

/** What the chosen would do, asked anew with every change; null: not enough is chosen. */
export function usePreview(body: BodyOf<Preview> | null): UseQueryResult<AnswerOf<Preview>, Problem> {
  const { language } = useLanguage()
  return useQuery<AnswerOf<Preview>, Problem>({
    queryKey: ['POST /reorganisations/preview', body, language],
    queryFn: () => call<Preview>('POST /reorganisations/preview', { body: body! }),
    enabled: body !== null,
    placeholderData: (previous) => previous,
  })
}
