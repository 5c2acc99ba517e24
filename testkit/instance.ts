import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, type Answer } from './http.ts'

export type Instance = { readonly url: string; kill(): Promise<void> }

/** The product in a process of its own; `kill` is kill -9, which gives it no time for anything. */
export async function startInstance(urls: { readonly databaseUrl: string; readonly ownerUrl: string }): Promise<Instance> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve-instance.ts'), urls.databaseUrl, urls.ownerUrl], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /listening (\S+)\n/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the instance ended with ${code}: ${said}`)))
  })
  return { url, kill: async () => { child.kill('SIGKILL'); await ended } }
}

/** The same person at another instance: sessions live in the database. */
export function sameAt(client: Client, url: string): Client {
  return Object.assign(new Client(url, client.name), { cookie: client.cookie, csrfToken: client.csrfToken })
}

const patienceMs = 30_000

/** What a patient client does: the same key again, elsewhere if need be, until somebody answers for good. */
export async function insist(clients: readonly Client[], ask: (client: Client) => Promise<Answer>): Promise<Answer> {
  let last: unknown
  for (const deadline = Date.now() + patienceMs; ;) {
    for (const client of clients) {
      try {
        const answer = await ask(client)
        // 409 in progress: the first try's transaction is still dying; 503: the database is away.
        if (answer.status < 500 && answer.body.code !== 'idempotency.in_progress' && answer.body.code !== 'conflict.busy') return answer
        last = [answer.status, answer.body]
      } catch (error) {
        last = error
        // The connection broke: nobody knows whether the write counted.
      }
    }
    if (Date.now() > deadline) throw new Error(`nobody answered in time, at last: ${last instanceof Error ? String(last.cause ?? last) : JSON.stringify(last)}`)
    await delay(50)
  }
}
