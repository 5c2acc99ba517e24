import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { EndpointShape } from '#kit/pure/contract.ts'
import type { PhraseBook } from '#kit/pure/phrase.ts'
import { invalid, Refusal } from '#kit/pure/refusal.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import { admit, type AdmissionOptions, type Caller } from './admission.ts'
import type { Download, Redirect, RequestFacts, Route, Upload } from './action.ts'
import { credentialsOf, sessionCookie } from './credentials.ts'
import { cookieName, writeCookie } from './cookies.ts'
import { listProblems } from './list.ts'
import { commonHeaders } from './pages.ts'
import { problemDocument, refusalOf } from './problem.ts'
import { refusedAct, type RefusedAct } from './refused-acts.ts'
import { fits, fromText, problemsOf } from './validation.ts'
import type {} from '@fastify/swagger'
import type { StreamRoute } from './stream.ts'

export type HttpOptions = AdmissionOptions & {
  readonly routes: readonly Route[]
  readonly streams: readonly StreamRoute[]
  readonly phrases: PhraseBook
  readonly trustProxy: boolean | string
  /** Address of the product, without a slash at the end; unset: as each request names it. */
  readonly publicUrl?: string | undefined
  /** An answer that breaks its contract is an error in tests, a logged fault in production. */
  readonly refuseWrongAnswers: boolean
  readonly logLevel: string
  /** Keeps that somebody tried to change what they may not. */
  readonly recordRefusal?: (act: RefusedAct) => Promise<void>
  /** What the application adds before the routes: headers, compression, the description of the interface. */
  readonly extend?: (app: FastifyInstance) => Promise<void>
}

/** A browser in which somebody has logged in before, for half a year (C-E6). */
const deviceCookie = 'yunshan_device'
const deviceSeconds = 180 * 24 * 60 * 60
const browserCookie = 'yunshan_way_in'
const browserSeconds = 600
const uploadLimitBytes = 20 * 1024 * 1024
const bodyLimitBytes = 1024 * 1024
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

declare module 'fastify' {
  interface FastifyRequest { caller: Caller | null }
  interface FastifyContextConfig { endpoint?: EndpointShape }
}

/** The product's HTTP server: every route from a contract, every error a problem document (chapter 9). */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy,
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // An address that cannot even be read passes no hook; its answer is a problem like all others.
    frameworkErrors: (error, request, reply) => { sendProblem(options, request, reply.headers(commonHeaders(options.isSecure)), error) },
  })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  // A form of another site can send plain text without being asked first; nothing here is written in it (C-F4).
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('caller', null)
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: uploadLimitBytes, files: 1, fields: 4 } })
  app.setErrorHandler(async (error, request, reply) => {
    const refused = refusedAct(request, error)
    // Noted before the answer; where that fails, what was refused stays refused.
    if (refused) await options.recordRefusal?.(refused).catch((fault: unknown) => request.log.error({ err: fault, requestId: request.id }, 'refusal not recorded'))
    return sendProblem(options, request, reply, error)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(options, request, reply, new Refusal('route.not_found', 404)))
  await options.extend?.(app)
  for (const route of options.routes) addRoute(app, options, route)
  for (const stream of options.streams) addStream(app, options, stream)
  closeUnusedConnections(app)
  refuseOtherMethods(app, options)
  return app
}

function addRoute(app: FastifyInstance, options: HttpOptions, route: Route): void {
  const { endpoint } = route
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    config: { endpoint },
    bodyLimit: endpoint.largestBody ?? bodyLimitBytes,
    schema: schemaOf(endpoint),
    onRequest: (request) => admit(options, endpoint, request),
    handler: async (request, reply) => {
      const input = inputOf(endpoint, request)
      const facts = await requestFacts(options, endpoint, request, reply)
      const { actor, now } = request.caller!
      const answer = await route.run({ database: options.database, actor, now, input, request: facts })
      if (endpoint.download) return sendDownload(reply, answer as Download)
      if (endpoint.redirect) return reply.redirect((answer as Redirect).to, 303)
      checkAnswer(options, endpoint, request, answer)
      return reply.code(endpoint.status ?? 200).send(answer)
    },
  })
}

function addStream(app: FastifyInstance, options: HttpOptions, stream: StreamRoute): void {
  const open = new Set<ServerResponse>()
  // A server that stops does not wait for answers that never end; the browser connects to another instance.
  app.addHook('preClose', async () => { for (const response of open) response.end() })
  app.route({
    method: 'GET',
    url: `/api${stream.endpoint.path}`,
    config: { endpoint: stream.endpoint },
    schema: schemaOf(stream.endpoint),
    onRequest: (request) => admit(options, stream.endpoint, request),
    handler: async (request, reply) => {
      reply.hijack()
      // The connection ends with the answer; a kept one would hold up the server's stop.
      reply.raw.shouldKeepAlive = false
      for (const [name, value] of Object.entries(commonHeaders(options.isSecure))) reply.raw.setHeader(name, value)
      open.add(reply.raw)
      reply.raw.on('close', () => open.delete(reply.raw))
      stream.open({ database: options.database, actor: request.caller!.actor, sessionToken: credentialsOf(request, options.isSecure).sessionToken ?? '' }, reply.raw)
    },
  })
}

const unusedGraceMs = 500

/** Browsers open connections in advance; one that never asked anything counts as busy and would hold up the server's stop for a minute. */
function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => { unused.add(socket.once('close', () => unused.delete(socket))) })
  app.server.on('request', ({ socket }: { socket: Socket }) => { unused.delete(socket) })
  app.addHook('preClose', async () => { setTimeout(() => { for (const socket of unused) socket.destroy() }, unusedGraceMs) })
}

/** What OpenAPI shows; the checking itself is done once, in `inputOf`. */
function schemaOf(endpoint: EndpointShape): Record<string, unknown> {
  return {
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[1]],
    ...(endpoint.params ? { params: endpoint.params } : {}),
    ...(endpoint.query ? { querystring: endpoint.query } : {}),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    ...(endpoint.download || endpoint.redirect ? {} : { response: { [endpoint.status ?? 200]: endpoint.answer } }),
  }
}

/** Path, query and body, each checked against the contract, in one flat object. */
function inputOf(endpoint: EndpointShape, request: FastifyRequest): unknown {
  const params = endpoint.params ? fromText(endpoint.params, request.params) : {}
  if (endpoint.params && problemsOf(endpoint.params, params).length > 0) throw new Refusal('record.not_found', 404)
  const { lang: _language, ...given } = request.query as Record<string, unknown>
  const query = endpoint.query ? fromText(endpoint.query, given) : given
  const queryProblems = endpoint.query ? [...problemsOf(endpoint.query, query), ...listProblems(endpoint.list, query)] : Object.keys(given).map((path) => ({ path, code: 'field.unknown' }))
  if (queryProblems.length > 0) throw new Refusal('input.unknown_query', 400, {}, queryProblems)
  if (!endpoint.body) return { ...params as object, ...query as object }
  const problems = problemsOf(endpoint.body, request.body ?? {})
  if (problems.length > 0) throw invalid(problems)
  return { ...params as object, ...query as object, ...request.body as object | null }
}

async function requestFacts(options: HttpOptions, endpoint: EndpointShape, request: FastifyRequest, reply: FastifyReply): Promise<RequestFacts> {
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || key.length === 0 || key.length > 200))
    throw new Refusal('input.malformed', 400)
  return {
    id: request.id,
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    idempotencyKey: key ?? null,
    sessionToken: credentialsOf(request, options.isSecure).sessionToken,
    isProofFresh: request.caller!.isProofFresh,
    setSessionToken: (token) => writeCookie(reply, cookieName(sessionCookie, options.isSecure), token, { path: '/', isSecure: options.isSecure }),
    deviceToken: request.cookies[cookieName(deviceCookie, options.isSecure)] ?? null,
    setDeviceToken: (token) => writeCookie(reply, cookieName(deviceCookie, options.isSecure), token, { path: '/', isSecure: options.isSecure, seconds: deviceSeconds }),
    browserToken: request.cookies[browserCookie] ?? null,
    setBrowserToken: (token) => writeCookie(reply, browserCookie, token, { path: '/api', isSecure: options.isSecure, seconds: browserSeconds }),
    origin: options.publicUrl ?? `${request.protocol}://${request.host}`,
    upload: endpoint.upload ? await uploadOf(request, endpoint.largestBody ?? uploadLimitBytes) : null,
    explain: (refusal) => problemDocument(refusal, languageOf(request), options.phrases, request.id),
  }
}

async function uploadOf(request: FastifyRequest, fileSize: number): Promise<Upload> {
  if (!request.isMultipart()) throw new Refusal('input.media_type', 415)
  const part = await request.file({ throwFileSizeLimit: false, limits: { fileSize } } as Parameters<typeof request.file>[0]).catch(unreadable)
  if (!part) throw invalid([{ path: 'file', code: 'field.required' }])
  return { fileName: part.filename, stream: readable(part.file), isTruncated: () => part.file.truncated }
}

/** What breaks off in the middle, or never was a multipart, is the sender's fault. */
async function* readable(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    unreadable(error)
  }
}

function unreadable(error: unknown): never {
  throw refusalOf(error).status < 500 ? error : new Refusal('input.malformed', 400)
}

function checkAnswer(options: HttpOptions, endpoint: EndpointShape, request: FastifyRequest, answer: unknown): void {
  const onTheWire = options.refuseWrongAnswers ? JSON.parse(JSON.stringify(answer)) as unknown : answer
  if (fits(endpoint.answer, onTheWire)) return
  const problems = problemsOf(endpoint.answer, onTheWire)
  request.log.error({ endpoint: `${endpoint.method} ${endpoint.path}`, problems }, 'answer breaks its contract')
  if (options.refuseWrongAnswers) throw new Error(`answer of ${endpoint.method} ${endpoint.path} breaks its contract: ${JSON.stringify(problems)}`)
}

/** Always a download, never shown in place (C-G1); any file name survives (RFC 6266). */
async function sendDownload(reply: FastifyReply, download: Download): Promise<FastifyReply> {
  const { Readable } = await import('node:stream')
  reply.header('content-type', download.contentType)
  reply.header('content-disposition', `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(download.fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`)
  reply.header('content-security-policy', "sandbox; default-src 'none'")
  if (download.sizeBytes !== undefined) reply.header('content-length', download.sizeBytes)
  if (download.isImmutable) reply.header('cache-control', 'public, max-age=31536000, immutable')
  return reply.send(Readable.from(download.stream))
}

/** A known path with another method is 405, not 404 (C-H2). */
function refuseOtherMethods(app: FastifyInstance, options: HttpOptions): void {
  const known = new Map<string, Set<string>>()
  for (const { endpoint } of [...options.routes, ...options.streams]) {
    const taken = known.get(endpoint.path) ?? new Set(['HEAD'])
    known.set(endpoint.path, taken.add(endpoint.method))
  }
  for (const [path, taken] of known) {
    const rest = methods.filter((method) => !taken.has(method))
    if (rest.length > 0) app.route({
      method: rest, url: `/api${path}`, schema: { hide: true },
      handler: (request, reply) => sendProblem(options, request, reply.header('allow', [...taken].join(', ')), new Refusal('method.not_allowed', 405)),
    })
  }
}

function sendProblem(options: HttpOptions, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  if (refusal.status === 503) reply.header('retry-after', '2')
  if (refusal.status === 429) reply.header('retry-after', '60')
  // RFC 9110, 11.6.1: a 401 says how one could come in; browsers ask nobody because of this scheme.
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  const document = problemDocument(refusal, languageOf(request), options.phrases, request.id)
  return reply.code(refusal.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(document))
}

/** `?lang=`, then `Accept-Language`, then the account's language (chapter 9). */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: string } | undefined)?.lang
  if (languages.includes(asked as Language)) return asked as Language
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase()
    if (tag.startsWith('en')) return 'en'
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
  }
  return request.caller?.actor.language ?? 'zh-Hans'
}
