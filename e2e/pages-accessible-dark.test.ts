import { testEveryPage } from './every-page.ts'

testEveryPage({ language: 'zh-Hant', theme: 'dark', isLast: true })
