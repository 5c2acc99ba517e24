import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { guardedLookup, isPublicAddress, problemOfAddress } from './guard.ts'
import { guardedPost } from './post.ts'

const strict = { allowsHttp: true, allowsPrivate: false }

describe('[ASVS 1.3.6] addresses that a webhook may not lead to', () => {
  test.each([
    '127.0.0.1', '127.8.8.8', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.100.100.200', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fc00::1', 'fd00:ec2::254', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', '2001::1', 'ff02::1', 'not an address', '',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false))
  test.each(['8.8.8.8', '223.5.5.5', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))
})

describe('addresses as they are typed', () => {
  test.each([
    ['https://example.com/hook', undefined],
    ['http://example.com/hook', 'webhook.https_needed'],
    ['ftp://example.com', 'webhook.address_wrong'],
    ['https://user:word@example.com', 'webhook.address_wrong'],
    ['https://example.com/#part', 'webhook.address_wrong'],
    ['https://', 'webhook.address_wrong'],
    ['https://127.0.0.1/', 'webhook.address_private'],
    ['https://2130706433/', 'webhook.address_private'],
    ['https://0x7f.1/', 'webhook.address_private'],
    ['https://[::1]/', 'webhook.address_private'],
    ['https://[::ffff:10.0.0.1]/', 'webhook.address_private'],
    ['https://localhost/', 'webhook.address_private'],
    ['https://a.localhost./', 'webhook.address_private'],
    ['https://169.254.169.254/latest/meta-data', 'webhook.address_private'],
  ])('%s', (url, expected) => expect(problemOfAddress(url, { allowsHttp: false, allowsPrivate: false })).toBe(expected))
})

/** A receiver on this machine, and what it was asked. */
async function withReceiver(use: (url: (host: string) => string, asked: string[]) => Promise<void>, answer: (url: string) => { status: number; headers?: Record<string, string> } = () => ({ status: 200 })) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const { status, headers } = answer(request.url!)
    response.writeHead(status, headers).end('secret of the inner network')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await use((host) => `http://${host}:${(server.address() as AddressInfo).port}/x`, asked).finally(() => new Promise((resolve) => server.close(resolve)))
}

describe('[ASVS 1.3.6] at the connection', () => {
  test('a name that leads to this machine is refused where it is resolved, and nothing arrives', async () => {
    await withReceiver(async (url, asked) => {
      const { status, answer } = await guardedPost({ allowsHttp: true, allowsPrivate: false })(url('ip6-localhost-or-such.localhost'), {}, '{}')
      expect([status, answer]).toEqual([null, 'webhook.address_private'])
      for (const host of ['127.0.0.1', '0.0.0.0', '[::1]']) expect(await guardedPost(strict)(url(host), {}, '{}')).toMatchObject({ status: null })
      expect(asked).toEqual([])
    })
  })

  test('a name that answers publicly first and privately afterwards gains nothing: each look-up is judged', async () => {
    const answers = [[{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }], [{ address: '93.184.216.34', family: 4 }, { address: '10.0.0.1', family: 4 }]]
    const look = guardedLookup(strict, (_host, _options, found) => found(null, answers.shift()!))
    const ask = (all: boolean) => new Promise((resolve) => { look('rebound.example', { all }, (error, address) => resolve(error ? error.message : address)) })
    expect(await ask(false)).toBe('93.184.216.34')
    expect(await ask(true)).toBe('the address is not a public one')
    expect(await ask(true)).toBe('the address is not a public one')
  })

  test('a redirect is not followed: it is an answer like any other', async () => {
    await withReceiver(async (url, asked) => {
      expect(await guardedPost({ allowsHttp: true, allowsPrivate: true })(url('127.0.0.1'), {}, '{}')).toMatchObject({ status: 302 })
      expect(asked).toEqual(['/x'])
    }, () => ({ status: 302, headers: { location: '/inner' } }))
  })
})
