import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

test('an instance stops although a browser keeps connections that it never used, and a stream that never ends', async () => {
  const instance = await app.another()
  const client = await instance.as('jtt.user')
  const { hostname, port } = new URL(instance.url)
  const unused = connect(Number(port), hostname)
  await once(unused, 'connect')
  const stream = await fetch(`${instance.url}/api/messages/stream`, { headers: { cookie: client.cookie } })
  expect(stream.status).toBe(200)
  const closed = once(unused, 'close')
  // The test's own time limit is shorter than the minute that such a connection is waited for otherwise.
  await instance.close()
  await closed
  await stream.text()
}, 20_000)
