import { describe, expect, test } from 'vitest'
import { say } from './phrase.ts'
import { next, target } from './states.ts'
import { Refusal } from './refusal.ts'

describe('phrases', () => {
  const greeting = ['Hello {name}', '您好，{name}', '您好，{name}'] as const
  test('each language has its own text', () => {
    expect(say(greeting, 'en', { name: '王伟' })).toBe('Hello 王伟')
    expect(say(greeting, 'zh-Hant', { name: '王伟' })).toBe('您好，王伟')
  })
  test('a value that is missing stays visible, and a value is never read as a name', () => {
    expect(say(greeting, 'en')).toBe('Hello {name}')
    expect(say(greeting, 'en', { name: '{name}' })).toBe('Hello {name}')
    expect(say(['{constructor}', '', ''], 'en', {})).toBe('{constructor}')
  })
})

describe('state tables', () => {
  const door = { open: { shut: 'shut' }, shut: { open: 'open' } } as const
  test('a way of the table leads on', () => expect(next<'open' | 'shut', 'open' | 'shut'>(door, 'open', 'shut', 'door.no_way')).toBe('shut'))
  test('no way is a refusal that says from where', () => {
    expect(target<'open' | 'shut', 'open' | 'shut'>(door, 'open', 'open')).toBeUndefined()
    try {
      next<'open' | 'shut', 'open' | 'shut'>(door, 'open', 'open', 'door.no_way')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code: 'door.no_way', status: 409, facts: { status: 'open', act: 'open' } })
    }
  })
})
