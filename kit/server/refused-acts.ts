import type { FastifyRequest } from 'fastify'
import type { Actor } from '#kit/pure/register.ts'
import { forbidden, Refusal } from '#kit/pure/refusal.ts'

/** Somebody tried to change what they may not change. */
export type RefusedAct = { readonly actor: Actor; readonly route: string; readonly address: string; readonly requestId: string }

const missingPermission = forbidden().code

/** A write of somebody who is logged in, refused for lack of permission (403): worth recording (C-I1, ASVS 16.3.2). Reads change nothing (C-F4). */
export function refusedAct(request: FastifyRequest, error: unknown): RefusedAct | undefined {
  const { endpoint } = request.routeOptions.config
  const actor = request.caller?.actor
  if (!endpoint || endpoint.method === 'GET' || actor?.kind !== 'account') return undefined
  if (!(error instanceof Refusal) || error.status !== 403 || error.code !== missingPermission) return undefined
  return { actor, route: `${endpoint.method} ${endpoint.path}`, address: request.ip, requestId: request.id }
}
