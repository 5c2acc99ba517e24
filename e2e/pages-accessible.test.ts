import { testEveryPage } from './every-page.ts'

testEveryPage({ language: 'zh-Hans', theme: 'light' })
