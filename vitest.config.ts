import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{kit,modules,app,migrations,testkit}/**/*.test.ts', '{scenarios,races,e2e}/**/*.test.ts'],
    globalSetup: ['testkit/global-database.ts'],
    // Two cores are enough for the whole suite: two files at a time, each with a database of its own.
    maxWorkers: 2,
    // Wide, so that a busy machine fails nothing; no test is about its own time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default'],
  },
})
