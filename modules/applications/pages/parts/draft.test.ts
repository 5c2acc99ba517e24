import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Application } from '../../contract.ts'
import { createDraft, type DraftOptions } from './draft.ts'
import { emptyValues, type FormValues } from './form-values.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

/** A server that remembers what it was sent. */
function pretendServer() {
  const sent: { values: FormValues; version: number | null }[] = []
  const answer = (values: FormValues, version: number) => ({
    id: '9', version, department: { id: '5', name: '' }, project: null, title: values.title, reason: values.reason, documentNumber: '',
    users: [], attachments: [], items: [],
  }) as unknown as Application
  const save: DraftOptions['save'] = async (values, application) => {
    sent.push({ values, version: application?.version ?? null })
    return answer(values, (application?.version ?? 0) + 1)
  }
  return { sent, save, answer }
}

function draftWith(options: Partial<DraftOptions>, kept: unknown[] = []) {
  return createDraft({
    application: null, values: emptyValues('5'), isSavedWhileTyping: true, save: async () => { throw new Error('no save') },
    readAgain: async () => { throw new Error('no read') }, isOvertaken: (error) => error instanceof RangeError, sentenceOf: String,
    keep: (values) => { kept.push(values) }, delayMs: 500, ...options,
  })
}
const title = (text: string) => (values: FormValues) => ({ ...values, title: text })

test('keys typed in a row become one save; the first one creates the draft, the next one carries its version', async () => {
  const server = pretendServer()
  const draft = draftWith({ save: server.save })
  draft.change(title('S'))
  draft.change(title('Se'))
  await vi.advanceTimersByTimeAsync(500)
  draft.change(title('Ser'))
  await vi.advanceTimersByTimeAsync(500)
  expect(server.sent.map(({ values, version }) => [values.title, version])).toEqual([['Se', null], ['Ser', 1]])
  expect(draft.facts().saving.state).toBe('saved')
})

test('every key is kept in the browser until the server has it', async () => {
  const kept: (FormValues | null)[] = []
  const draft = draftWith({ save: pretendServer().save }, kept)
  draft.change(title('S'))
  expect(kept.at(-1)?.title).toBe('S')
  await vi.advanceTimersByTimeAsync(500)
  expect(kept.at(-1)).toBeNull()
})

test('a save that fails says why, keeps the text, and the next key tries again', async () => {
  const server = pretendServer()
  let isDown = true
  const draft = draftWith({ save: (values, application) => isDown ? Promise.reject(new Error('down')) : server.save(values, application) })
  draft.change(title('S'))
  await vi.advanceTimersByTimeAsync(500)
  expect(draft.facts().saving).toEqual({ state: 'failed', why: 'Error: down' })
  isDown = false
  draft.change(title('Se'))
  await vi.advanceTimersByTimeAsync(500)
  expect(server.sent).toHaveLength(1)
})

test('another tab saved meanwhile: nothing is overwritten', async () => {
  const server = pretendServer()
  const existing = server.answer(emptyValues('5'), 3)
  const save = vi.fn(() => Promise.reject(new RangeError('changed')))
  const draft = draftWith({ application: existing, save, readAgain: async () => server.answer(title('theirs')(emptyValues('5')), 4) })
  draft.change(title('mine'))
  await vi.advanceTimersByTimeAsync(500)
  draft.change(title('mine too'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(draft.facts().saving.state).toBe('overtaken')
  expect(save).toHaveBeenCalledTimes(1)
})

test('a save whose answer was lost is recognised as our own', async () => {
  const server = pretendServer()
  const existing = server.answer(emptyValues('5'), 3)
  const mine = title('mine')(emptyValues('5'))
  const draft = draftWith({ application: existing, save: () => Promise.reject(new RangeError('changed')), readAgain: async () => server.answer(mine, 4) })
  draft.change(() => mine)
  await vi.advanceTimersByTimeAsync(500)
  expect(draft.facts().application?.version).toBe(4)
  expect(draft.facts().saving.state).toBe('saved')
})

test('[R3] a modification is not saved while typing, only when asked', async () => {
  const server = pretendServer()
  const draft = draftWith({ save: server.save, application: server.answer(emptyValues('5'), 2), isSavedWhileTyping: false })
  draft.change(title('changed'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(server.sent).toHaveLength(0)
  await draft.flush()
  expect(server.sent.map(({ version }) => version)).toEqual([2])
})
