import { createTransport, type Transporter } from 'nodemailer'

const timeoutMs = 10_000

/**
 * Mails of a platform do not cross a network in the clear: a server elsewhere must offer STARTTLS (or be `smtps:`), unless its
 * address says `?requireTLS=false` because the network between is encrypted already (ASVS 12.3.1).
 */
function mustEncrypt(smtpUrl: string): boolean {
  return URL.canParse(smtpUrl) && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(smtpUrl).hostname)
}

/** A connection to a mail server; nothing is opened before the first mail, and no step of it may last longer than ten seconds. */
export function mailTransport(smtpUrl: string, maxConnections: number): Transporter {
  return createTransport({
    url: smtpUrl, pool: maxConnections > 1, maxConnections, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs,
    disableFileAccess: true, disableUrlAccess: true, requireTLS: mustEncrypt(smtpUrl),
  } as Parameters<typeof createTransport>[0])
}

/** What the mail server refused, or why it could not be asked; `message` is for the operator's page. */
export class MailError extends Error {
  readonly code: string | undefined
  readonly command: string | undefined
  readonly responseCode: number | undefined

  /** Of whatever sending threw; the password of the server's address is in no part of it (C-I5). */
  constructor(thrown: unknown, smtpUrl: string) {
    const { code, command, response, responseCode, message } = thrown as { code?: string; command?: string; response?: string; responseCode?: number; message?: string }
    super(withoutPassword([code, response ?? message].filter(Boolean).join(': '), smtpUrl).slice(0, 300) || 'the mail could not be sent')
    this.code = code
    this.command = command
    this.responseCode = responseCode
  }
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
