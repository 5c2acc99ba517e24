import { describe, expect, test } from 'vitest'
import { routes, streams } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

/** One account of each role; `stranger` has not logged in. */
const people = {
  department_user: 'jtt.user', department_admin: 'jtt.admin', bureau_user: 'bureau.user', bureau_admin: 'bureau.admin',
  committee_user: 'committee.user', committee_admin: 'committee.admin', om_operator: 'om', business_operator: 'business',
  platform_admin: 'platform2', auditor: 'auditor', member: 'member1',
} as const

const app = useTestApp()
const endpoints = [...routes, ...streams].map(({ endpoint }) => endpoint).sort((left, right) => key(left).localeCompare(key(right), 'en'))
// Ending one's own session would turn every later answer of the row into 401.
const tried = endpoints.filter((endpoint) => !(endpoint.method === 'DELETE' && endpoint.path === '/session') && !endpoint.path.endsWith('/stream'))

function key(endpoint: EndpointShape): string {
  return `${endpoint.path} ${endpoint.method}`
}

/** A call to a record that does not exist: past the guard it is 404, 422 or the like; before it 401 or 403. */
async function admitted(client: Client, endpoint: EndpointShape): Promise<string> {
  const path = endpoint.path.replaceAll(/:[a-zA-Z]+/g, '999999999')
  const { status, body } = await client.call(endpoint.method, path, endpoint.method === 'GET' ? undefined : { unknownField: true })
  expect(status, `${key(endpoint)} as ${client.name} ${JSON.stringify(body)}`).toBeLessThan(500)
  if (status === 401) return '401'
  return status === 403 && body.code === 'permission.missing' ? '403' : 'in'
}

describe('every route × every role', () => {
  test('[A1] a route without a permission does not exist', () => {
    expect(endpoints.length).toBeGreaterThan(40)
    for (const endpoint of endpoints) expect(endpoint.permission, key(endpoint)).toBeTruthy()
    expect(endpoints.filter(({ permission }) => permission === 'public').map(key)).toMatchSnapshot('public routes')
  })

  test('[A1] [A2] who is let in is what was reviewed', async () => {
    const lines: string[] = []
    const clients = await Promise.all(Object.entries(people).map(async ([role, name]) => [role, await app.as(name)] as const))
    for (const endpoint of tried) {
      const cells = [`stranger=${await admitted(app.stranger(), endpoint)}`]
      for (const [role, client] of clients) cells.push(`${role}=${await admitted(client, endpoint)}`)
      const groups = Map.groupBy(cells, (cell) => cell.split('=')[1]!)
      lines.push(`${endpoint.method} ${endpoint.path}`, ...['in', '403', '401'].filter((answer) => groups.has(answer))
        .map((answer) => `    ${answer}: ${groups.get(answer)!.map((cell) => cell.split('=')[0]).join(' ')}`))
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('route-matrix.txt')
  })
})
