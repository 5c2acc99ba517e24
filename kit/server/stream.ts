import type { ServerResponse } from 'node:http'
import type { EndpointShape } from '#kit/pure/contract.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Database } from './database.ts'

/** Who listens, and by which session: whoever pushes asks again and again whether it is still open (A4). */
export type StreamContext = { readonly database: Database; readonly actor: Actor; readonly sessionToken: string }

/** An endpoint whose answer never ends: server-sent events. `open` owns the response until it closes. */
export type StreamRoute = { readonly endpoint: EndpointShape; readonly open: (context: StreamContext, response: ServerResponse) => void }
