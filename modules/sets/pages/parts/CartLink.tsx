import { IconShoppingCart } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useCart } from './cart.ts'
import { shopPhrases as phrases } from './shop-phrases.ts'

/** To the cart, with how many things are in it. */
export function CartLink() {
  const t = useSay()
  const { lines } = useCart()
  return <LinkButton to="/shop/cart" variant="default" leftSection={<IconShoppingCart size={16} aria-hidden />}>{t(phrases.openCart, { count: lines.length })}</LinkButton>
}
