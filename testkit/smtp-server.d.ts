/** The part of smtp-server that the tests use; the package brings no types. */
declare module 'smtp-server' {
  import type { AddressInfo } from 'node:net'
  import type { Readable } from 'node:stream'
  type Callback = (error?: (Error & { responseCode?: number }) | null) => void
  export type SMTPServerOptions = {
    readonly authOptional?: boolean
    readonly disabledCommands?: readonly string[]
    readonly logger?: boolean
    readonly onRcptTo?: (address: { readonly address: string }, session: object, callback: Callback) => void
    readonly onData?: (stream: Readable, session: { readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] } }, callback: Callback) => void
  }
  export class SMTPServer {
    constructor(options: SMTPServerOptions)
    readonly server: { address(): AddressInfo }
    listen(port: number, host: string, callback: () => void): void
    close(callback: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
  }
}
