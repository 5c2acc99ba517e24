import { Button, type ButtonProps } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { copyApplication } from '../../contract.ts'
import { applicationPagePhrases } from './page-phrases.ts'
import { reviewPhrases as phrases } from './review-phrases.ts'

/** 再次申请 (R14): a copy as a new draft, opened at once. */
export function CopyButton({ id, number, ...look }: { readonly id: string; readonly number: string } & Pick<ButtonProps, 'variant' | 'size'>) {
  const t = useSay()
  const go = useGo()
  const copy = useAct<typeof copyApplication>('POST /applications/:id/copy', { done: phrases.copied, onDone: (draft) => go(`/applications/${draft.id}/edit`) })
  const words = t(applicationPagePhrases.applyAgain)
  return (
    <Button variant="default" {...look} leftSection={look.size ? undefined : <IconCopy size={16} aria-hidden />} loading={copy.isPending}
      aria-label={t(applicationPagePhrases.rowAction, { action: words, number })} onClick={() => copy.mutate({ params: { id } })}>{words}</Button>
  )
}
