import { spawnSync } from 'node:child_process'

/** `npm run test:install`: every project; with `--fast` the three that are part of `npm test`. What else is given goes to vitest. */
const given = process.argv.slice(2)
const others = given.filter((argument) => argument !== '--fast')
const DRIFTLINE_INSTALL = others.length < given.length ? 'fast' : 'whole'
const { status } = spawnSync('npx', ['vitest', 'run', 'scripts/install/install.test.ts', ...others], {
  stdio: 'inherit',
  env: { ...process.env, DRIFTLINE_INSTALL },
})
process.exitCode = status ?? 1
