import { webAddressIn, type WebAddress } from '#kit/pure/web-address.ts'

/** How some texts among the settings must be written. Nothing here has a flag or a look-around that could take long on odd input. */
export type Format = 'email' | 'phone' | 'url' | 'sender' | 'smtp'

const address = /^[^\s<>(),;:"@]{1,64}@[^\s<>(),;:"@.]+(\.[^\s<>(),;:"@.]+)*$/
const phone = /^\+?[0-9][0-9 ()#-]{2,}$/

export function hasFormat(format: Format, text: string): boolean {
  switch (format) {
    case 'email': return address.test(text) && text.includes('.', text.lastIndexOf('@'))
    case 'phone': return phone.test(text)
    case 'url': return isSecureAddress(text)
    case 'sender': return isSender(text)
    case 'smtp': return isMailServer(text)
  }
}

/** `Name <a@b>` or `a@b`: exactly one address, and no sign in the name that ends a header's part (C-C3). */
function isSender(text: string): boolean {
  const [, name, inside] = /^([^<>"@,;:]*)<([^<>]*)>$/.exec(text) ?? []
  return inside === undefined ? address.test(text) : name!.trim() !== '' && address.test(inside)
}

/** TLS everywhere but on the machine itself, where there is no network to listen on. */
function isSecureAddress(text: string): boolean {
  const url = parsed(text)
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
}

/** `smtp(s)://user:password@host:port` and nothing after it: further parts would switch on what nobody asked for (logs with secrets, C-I5). */
function isMailServer(text: string): boolean {
  const url = parsed(text)
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === ''
}

function parsed(text: string): WebAddress | undefined {
  return /\s/.test(text) ? undefined : webAddressIn(text)
}
