import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { PluginOptions } from '@grafana/plugin-e2e'
import { defineConfig, devices } from '@playwright/test'

/** Signs in as the user of the project and keeps the cookie for those that depend on it. */
const SIGN_IN = { testDir: join(dirname(createRequire(import.meta.url).resolve('@grafana/plugin-e2e')), 'auth') }

/** Made by the first run; a Viewer is who reads the pages, so nothing but settings and import may need more. */
const VIEWER = { user: 'driftline-viewer', password: 'driftline-viewer', role: 'Viewer' } as const

/** The first verdict of the stack comes two minutes after its first rows. */
const TIMEOUT_MS = 6 * 60_000

const asUser = (name: string) => ({ ...devices['Desktop Chrome'], storageState: `playwright/.auth/${name}.json` })

/** For a running `docker compose up`; never part of `npm test`. */
export default defineConfig<PluginOptions>({
  testDir: '.',
  outputDir: '../playwright/results',
  timeout: TIMEOUT_MS,
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: process.env['GRAFANA_URL'] ?? 'http://127.0.0.1:3000',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'sign in as admin', ...SIGN_IN, testMatch: /auth\.setup\.js/ },
    { name: 'sign in as viewer', ...SIGN_IN, testMatch: /auth\.setup\.js/, use: { user: VIEWER } },
    { name: 'admin', use: asUser('admin'), dependencies: ['sign in as admin'] },
    { name: 'viewer', use: asUser(VIEWER.user), grep: /@viewer/, dependencies: ['sign in as viewer'] },
  ],
})
