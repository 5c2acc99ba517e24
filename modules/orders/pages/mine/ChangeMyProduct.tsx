import { ChangePage } from '../change/ChangeEditor.tsx'
import { orderMenuPhrases } from '../parts/menu-phrases.ts'

/** A member asks for another configuration of a product of their own (O11). */
export default function ChangeMyProduct() {
  return <ChangePage place={{ list: '/my-products', listLabel: orderMenuPhrases.myProducts }} />
}
