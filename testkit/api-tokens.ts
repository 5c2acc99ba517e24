import { expect } from 'vitest'
import { Client, type Answer } from './http.ts'

/** A program: it has a token and no cookie. */
export class Program extends Client {
  constructor(url: string, secret: string) {
    super(url, 'program')
    this.secret = secret
  }
  readonly secret: string

  override call(method: string, path: string, body?: unknown, options: Parameters<Client['call']>[3] = {}): Promise<Answer> {
    return super.call(method, path, body, { ...options, headers: { authorization: `Bearer ${this.secret}`, ...options.headers } })
  }
}

/** A new token of the person and a program that has it. */
export async function programOf(person: Client, scopes: readonly string[], more: object = {}): Promise<{ program: Program; id: string; secret: string }> {
  const { status, body } = await person.post('/me/tokens', { name: 'meter', days: 30, scopes, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return { program: new Program(person.url, body.secret), id: body.token.id, secret: body.secret }
}
