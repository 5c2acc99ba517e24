import type { ServerResponse } from 'node:http'
import type { EndpointShape } from '#kit/pure/contract.ts'
import type { Actor } from '#kit/pure/register.ts'

/** An endpoint whose answer never ends: server-sent events. `open` owns the response until it closes. */
export type StreamRoute = { readonly endpoint: EndpointShape; readonly open: (actor: Actor, response: ServerResponse) => void }
