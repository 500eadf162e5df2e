import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['@driftline/source', ...defaultServerConditions] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/e2e/**/*.test.ts',
      'packages/grafana-app/host/**/*.test.ts',
      'packages/*/trials/**/*.test.ts',
      'packages/rules/scenarios/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    testTimeout: 180_000,
    // By itself vitest leaves a core free: half of a machine with two.
    maxWorkers: '100%',
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
})
