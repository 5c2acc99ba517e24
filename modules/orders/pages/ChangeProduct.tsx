import { ChangePage } from './change/ChangeEditor.tsx'
import { orderMenuPhrases } from './parts/menu-phrases.ts'

/** Business asks for another configuration of a member's product (O11). */
export default function ChangeProduct() {
  return <ChangePage place={{ list: '/products', listLabel: orderMenuPhrases.orderManagement }} />
}
