import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { decodeHeader, headersNamed, startMailServer, textOf } from '#testkit/mail-server.ts'
import { sendTestMail } from './test-mail.ts'

const from = '云山 <no-reply@cloud.example>'

describe('a test mail', () => {
  test('arrives in the reader\'s language, and the server\'s answer is told', async () => {
    const server = await startMailServer()
    const outcome = await sendTestMail({ smtpUrl: server.url, from }, { address: 'admin@x.example', language: 'zh-Hans' })
    await server.stop()
    expect(outcome).toEqual({ isSent: true, answer: expect.stringMatching(/^250 /) })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]!.to).toEqual(['admin@x.example'])
    expect(decodeHeader(headersNamed(server.received[0]!, 'Subject')[0]!)).toBe('云山平台测试邮件')
    expect(textOf(server.received[0]!)).toContain('收到此邮件')
  })

  test('a refused recipient and a server that is away are told, not thrown', async () => {
    const server = await startMailServer({ refused: ['nobody@x.example'] })
    expect(await sendTestMail({ smtpUrl: server.url, from }, { address: 'nobody@x.example', language: 'en' })).toEqual({ isSent: false, answer: expect.stringContaining('550') })
    await server.stop()
    expect(await sendTestMail({ smtpUrl: server.url, from }, { address: 'a@x.example', language: 'en' })).toEqual({ isSent: false, answer: expect.stringContaining('ECONNREFUSED') })
    expect(await sendTestMail({ smtpUrl: '', from }, { address: 'a@x.example', language: 'en' })).toMatchObject({ isSent: false })
  })

  test('[C-C3] more than one plain address is sent nothing', async () => {
    const server = await startMailServer()
    for (const address of ['a@x.example, b@x.example', 'a@x.example\r\nBcc: c@x.example', 'A <a@x.example>'])
      expect(await sendTestMail({ smtpUrl: server.url, from }, { address, language: 'en' }), address).toMatchObject({ isSent: false })
    await server.stop()
    expect(server.received).toEqual([])
  })

  test('[C-I5] the password of the mail server\'s address is in no answer, even where the server repeats it', async () => {
    const server = createServer((socket) => {
      socket.write('220 here\r\n')
      socket.on('data', (line) => { socket.write(String(line).startsWith('EHLO') ? '250-here\r\n250 AUTH LOGIN PLAIN\r\n' : '535 geheim wort is wrong\r\n') })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const outcome = await sendTestMail({ smtpUrl: `smtp://user:geheim%20wort@127.0.0.1:${(server.address() as AddressInfo).port}`, from }, { address: 'a@x.example', language: 'en' })
    await new Promise((resolve) => server.close(resolve))
    expect(outcome).toEqual({ isSent: false, answer: expect.stringContaining('535 *** is wrong') })
  })

  test('[ASVS 12.3.1] a server elsewhere that does not encrypt gets no mail, unless its address says so', async () => {
    const server = await startMailServer()
    // This machine under a name that does not look like it.
    const elsewhere = `smtp://127.1:${server.port}`
    expect(await sendTestMail({ smtpUrl: elsewhere, from }, { address: 'b@x.example', language: 'en' })).toMatchObject({ isSent: false })
    expect(server.received).toHaveLength(0)
    expect(await sendTestMail({ smtpUrl: `${elsewhere}/?requireTLS=false`, from }, { address: 'b@x.example', language: 'en' })).toMatchObject({ isSent: true })
    await server.stop()
  })

  test('an address of a mail server that is none is told', async () => {
    expect(await sendTestMail({ smtpUrl: 'smtp://user:p@a%20b:25', from }, { address: 'a@x.example', language: 'en' })).toMatchObject({ isSent: false })
  })
})
