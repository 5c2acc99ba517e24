import { expect, test } from 'vitest'
import { returnPage } from './return-page.ts'

test.each([
  ['/applications/12?tab=steps', '/applications/12?tab=steps'], ['/', '/'], ['/me#tokens', '/me#tokens'], ['/log', '/log'], ['/login-help', '/login-help'],
  [undefined, '/home'], ['', '/home'], ['//evil.example', '/home'], ['/\\evil.example', '/home'], ['https://evil.example/', '/home'], ['javascript:alert(1)', '/home'],
  ['/login', '/home'], ['/login?from=/x', '/home'], ['/api/me', '/home'], ['/api', '/home'], ['/a\r\nset-cookie: b=c', '/home'], ['/页', '/home'], [`/${'a'.repeat(2000)}`, '/home'],
])('[C-F6] %j leads to %j', (wanted, page) => expect(returnPage(wanted)).toBe(page))
