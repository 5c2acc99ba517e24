import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { readonly to: readonly string[]; readonly source: string }
export type MailServer = {
  readonly url: string
  readonly port: number
  readonly received: ReceivedMail[]
  stop(): Promise<void>
}

/** A real mail server for one test; refuses the given addresses for good (550) or for now (450). */
export async function startMailServer(options: { readonly port?: number; readonly refused?: readonly string[]; readonly putOff?: readonly string[] } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const responseCode = options.refused?.includes(address) ? 550 : options.putOff?.includes(address) ? 450 : undefined
      callback(responseCode === undefined ? null : Object.assign(new Error('not taken'), { responseCode }))
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString('utf8') })
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address()
  return { url: `smtp://127.0.0.1:${port}`, port, received, stop: () => new Promise((resolve) => server.close(resolve)) }
}

/** One header of a mail, unfolded, as it stands on the wire. */
export function headersNamed({ source }: ReceivedMail, name: string): string[] {
  const head = source.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ')
  return head.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)).map((line) => line.slice(name.length + 1).trim())
}

/** RFC 2047 words back into text. */
export function decodeHeader(header: string): string {
  return header.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'))
}

/** The text of a mail whose one part is plain text. */
export function textOf({ source }: ReceivedMail): string {
  const [head, ...body] = source.split('\r\n\r\n')
  const encoding = /content-transfer-encoding: *(\S+)/i.exec(head!)?.[1]?.toLowerCase()
  const raw = body.join('\r\n\r\n')
  if (encoding === 'base64') return Buffer.from(raw, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return raw
  return Buffer.from(raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
}
