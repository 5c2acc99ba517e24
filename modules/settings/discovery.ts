import { discoveryAddress, judgeDiscovery, type Discovery } from './rules/discovery.ts'

const patienceMs = 5_000
const mostBytes = 64 * 1024

/** Reads the provider's description: within five seconds, 64 KB, and from nowhere else than the address that was set. */
export async function discover(issuer: string, patience = patienceMs): Promise<Discovery> {
  try {
    const answer = await fetch(discoveryAddress(issuer), { redirect: 'manual', signal: AbortSignal.timeout(patience), headers: { accept: 'application/json' } })
    if (answer.status >= 300 && answer.status < 400) return { code: 'moved', detail: (answer.headers.get('location') ?? '').slice(0, 300) }
    if (answer.status !== 200) return { code: 'other_status', detail: String(answer.status) }
    const text = await beginningOf(answer)
    return text === undefined ? { code: 'too_large', detail: '' } : judgeDiscovery(parsed(text), issuer)
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? { code: 'too_slow', detail: '' } : { code: 'unreachable', detail: reasonOf(error) }
  }
}

async function beginningOf(answer: Response): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of answer.body ?? []) {
    length += piece.length
    if (length > mostBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED` …: a word to search for, nothing of the network inside. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : ''
}
