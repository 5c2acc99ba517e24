import { createHmac } from 'node:crypto'

/**
 * DingTalk as a way out (chapter 8, channels): the robot of a group, by its signed webhook, and work messages to single
 * persons in the name of an application. Addresses, keys and answers never stand in an error as they came (C-I5).
 */
export type DingtalkSettings = {
  /** The robot's webhook with its access_token; empty: no robot. */
  readonly robotUrl: string
  /** `SEC…`; empty: the robot is secured otherwise. */
  readonly robotSecret: string
  /** The application that personal messages come from; one of them empty: no personal messages. */
  readonly appKey: string
  readonly appSecret: string
  readonly agentId: string
}
export type Dingtalk = {
  readonly hasRobot: boolean
  readonly hasPersonal: boolean
  readonly sendToRobot: (text: string) => Promise<void>
  readonly sendToPerson: (userId: string, text: string) => Promise<void>
}

/** `slow`: too much was sent, nothing may be sent for a while; `person`: this one cannot be reached; else it may be tried again. */
export class DingtalkError extends Error {
  readonly reason: 'slow' | 'person' | 'other'

  constructor(reason: DingtalkError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const usualBase = 'https://oapi.dingtalk.com'
const patienceMs = 10_000
/** Answered where more was sent than is allowed: by the robot, by its webhook's quota, by the interface. */
const slowCodes = new Set([130101, 90030, 90018, 90002])
const tokenCodes = new Set([40014, 42001, 40001, 33001])
/** There is no such person, or not within the application's reach. */
const personCodes = new Set([33012, 40003, 60111, 60121, 50002])
/** A token is renewed this much before it ends. */
const tokenMarginMs = 5 * 60_000

/** `base` is another address than DingTalk's own for tests. */
export function openDingtalk(settings: DingtalkSettings, { base = usualBase, patience = patienceMs }: { readonly base?: string; readonly patience?: number } = {}): Dingtalk {
  const tokens = tokenKeeper(settings, base, patience)
  return {
    hasRobot: settings.robotUrl !== '',
    hasPersonal: settings.appKey !== '' && settings.appSecret !== '' && settings.agentId !== '',
    sendToRobot: async (text) => {
      succeed(await ask(signedRobotUrl(settings, Date.now()), { msgtype: 'text', text: { content: text } }, patience))
    },
    sendToPerson: async (userId, text) => {
      const message = { agent_id: settings.agentId, userid_list: userId, msg: { msgtype: 'text', text: { content: text } } }
      const send = async () => ask(`${base}/topapi/message/corpconversation/asyncsend_v2?access_token=${encodeURIComponent(await tokens.current())}`, message, patience)
      let answer = await send()
      if (tokenCodes.has(codeOf(answer))) {
        // It was revoked before its time: one new one, then it is an error.
        tokens.drop()
        answer = await send()
      }
      succeed(answer, personCodes)
    },
  }
}

/** The robot's address with the moment and its signature: base64 of HMAC-SHA256 over `timestamp\nsecret`, URL-encoded. */
export function signedRobotUrl({ robotUrl, robotSecret }: Pick<DingtalkSettings, 'robotUrl' | 'robotSecret'>, timestamp: number): string {
  if (robotSecret === '') return robotUrl
  const sign = createHmac('sha256', robotSecret).update(`${timestamp}\n${robotSecret}`).digest('base64')
  return `${robotUrl}${robotUrl.includes('?') ? '&' : '?'}timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`
}

type Answer = { readonly errcode: number; readonly sub_code?: unknown; readonly access_token?: unknown; readonly expires_in?: unknown }

function tokenKeeper({ appKey, appSecret }: DingtalkSettings, base: string, patience: number) {
  let kept: { readonly token: string; readonly until: number } | undefined
  return {
    drop: () => { kept = undefined },
    current: async (): Promise<string> => {
      if (kept && Date.now() < kept.until) return kept.token
      const answer = await ask(`${base}/gettoken?appkey=${encodeURIComponent(appKey)}&appsecret=${encodeURIComponent(appSecret)}`, undefined, patience)
      succeed(answer)
      const seconds = Number(answer.expires_in)
      if (typeof answer.access_token !== 'string' || !(seconds > 0)) throw new DingtalkError('other', 'DingTalk gave no access token')
      kept = { token: answer.access_token, until: Date.now() + Math.max(seconds * 1000 - tokenMarginMs, 0) }
      return kept.token
    },
  }
}

/** One call; without a body it only reads. What went wrong is said without the address, which holds keys. */
async function ask(url: string, body: object | undefined, patience: number): Promise<Answer> {
  let status = 0
  try {
    const response = await fetch(url, {
      redirect: 'error', signal: AbortSignal.timeout(patience),
      ...body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    })
    status = response.status
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null && 'errcode' in answer && typeof answer.errcode === 'number') return answer as Answer
  } catch (error) {
    if (status === 0) throw new DingtalkError('other', `DingTalk does not answer: ${reasonOf(error)}`)
  }
  if (status === 429) throw new DingtalkError('slow', 'DingTalk answered 429')
  throw new DingtalkError('other', `DingTalk answered ${status} without a result`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error as { cause?: { code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : error.name
}

/** Of an error of the interface (88) the code below it says what it was. */
function codeOf({ errcode, sub_code: below }: Answer): number {
  return errcode === 88 && /^\d+$/.test(String(below)) ? Number(below) : errcode
}

/** DingTalk's words are left out: they may repeat what was sent; its number says what happened. */
function succeed(answer: Answer, ofPersons: ReadonlySet<number> = new Set()): void {
  const code = codeOf(answer)
  if (code === 0) return
  const reason = slowCodes.has(code) ? 'slow' : ofPersons.has(code) ? 'person' : 'other'
  throw new DingtalkError(reason, `DingTalk answered errcode ${code}`)
}
