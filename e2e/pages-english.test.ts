import { testEveryPage } from './every-page.ts'

testEveryPage({ language: 'en', theme: 'light' })
