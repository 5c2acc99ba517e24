import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{kit,modules,app,migrations,testkit}/**/*.test.ts', '{scenarios,races,e2e}/**/*.test.ts'],
    globalSetup: ['testkit/global-database.ts'],
    // Two cores are enough for the whole suite: two files at a time, each with a database of its own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
