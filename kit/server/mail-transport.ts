import { createTransport, type Transporter } from 'nodemailer'

const timeoutMs = 10_000

/** A connection to a mail server; nothing is opened before the first mail, and no step of it may last longer than ten seconds. */
export function mailTransport(smtpUrl: string, maxConnections: number): Transporter {
  return createTransport({
    url: smtpUrl, pool: maxConnections > 1, maxConnections, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs,
    disableFileAccess: true, disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
}

/** What the server said, or why it could not be asked; never the password of its address (C-I5). */
export function saidByServer(error: unknown, smtpUrl: string): string {
  const { code, response, message } = error as { code?: string; response?: string; message?: string }
  const said = [code, response ?? message].filter(Boolean).join(': ')
  return withoutPassword(said, smtpUrl).slice(0, 300) || 'the mail could not be sent'
}

function withoutPassword(text: string, smtpUrl: string): string {
  const password = URL.canParse(smtpUrl) ? new URL(smtpUrl).password : ''
  if (password === '') return text
  return text.replaceAll(password, '***').replaceAll(plain(password), '***')
}
function plain(password: string): string {
  try {
    return decodeURIComponent(password)
  } catch {
    return password
  }
}
