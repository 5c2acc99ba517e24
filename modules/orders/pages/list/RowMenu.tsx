import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBan, IconCoins, IconDots, IconFileText, IconPencil } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import type { ProductRow } from '../../contract.ts'
import { orderActPhrases } from '../parts/act-phrases.ts'
import { mayEdit } from '../parts/acts.ts'
import { CancelDialog } from '../parts/CancelDialog.tsx'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'

/** More (O6): edit, cancel, points, detail. Whoever may cancel at all is told why a product cannot be (guide 004 §4.1.14). */
export function RowMenu({ product }: { readonly product: ProductRow }) {
  const t = useSay()
  const go = useGo()
  const me = useMe()
  const [isCancelling, { open, close }] = useDisclosure(false)
  const button = useRef<HTMLButtonElement>(null)
  const { id, number, allowed } = product
  // The entry that opened the dialog is gone by then: the focus goes back to its menu.
  const closeAndReturn = () => {
    close()
    setTimeout(() => button.current?.focus(), 50)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} aria-label={t(phrases.moreOf, { number })} title={t(phrases.more)}><IconDots size={20} aria-hidden /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit(allowed) && <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => go(`/products/${id}/edit`)}>{t(phrases.edit)}</Menu.Item>}
          {meets(me, 'order.cancel') && <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={open}>{t(orderActPhrases.cancel)}</Menu.Item>}
          {allowed.includes('adjustPoints') && <Menu.Item leftSection={<IconCoins size={16} aria-hidden />} onClick={() => go(`/products/${id}/points`)}>{t(phrases.pointManagement)}</Menu.Item>}
          <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={() => go(`/products/${id}`)}>{t(phrases.detail)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CancelDialog product={product} isOpen={isCancelling} onClose={closeAndReturn} />
    </>
  )
}
