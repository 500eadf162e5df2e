import './require-conditions.testing.ts'
import { setImmediate } from 'node:timers/promises'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { countsBy } from './collected.testing.ts'
import { createRecorder } from './index.ts'
import { IN_USE, SECRETS, THROWN, WARNED } from './misuses.testing.ts'
import type { Bench, Misuse } from './misuses.testing.ts'

interface Warning extends Error {
  readonly code?: string
}

let warnings: Warning[] = []
let logged: string[] = []
const onWarning = (warning: Warning): void => {
  if (warning.name === 'DriftlineWarning') warnings.push(warning)
}

beforeEach(() => {
  warnings = []
  logged = []
  process.on('warning', onWarning)
  const quiet = (): void => {}
  const warn = (text: string): void => void logged.push(text)
  diag.setLogger({ error: quiet, warn, info: quiet, debug: quiet, verbose: quiet }, { logLevel: DiagLogLevel.WARN })
})

afterEach(() => {
  process.off('warning', onWarning)
  diag.disable()
  vi.unstubAllEnvs()
})

/** What one misuse leads to. */
interface Said {
  readonly kind: 'throws' | 'warns'
  readonly code: string
  readonly message: string
}

type Recorder = ReturnType<typeof createRecorder>

function benchOf(recorder: Recorder): Bench {
  const { instrumentModel } = recorder as unknown as Readonly<Record<'instrumentModel', Bench['wrap']>>
  return { wrap: (...given) => instrumentModel(...given) }
}

/** Does it and gives all that is said. */
async function outcomeOf({ run }: Misuse, recorder = createRecorder()): Promise<readonly Said[]> {
  try {
    run(benchOf(recorder))
  } catch (error) {
    const { code = '', message } = error as Warning
    return [{ kind: 'throws', code, message }]
  } finally {
    await setImmediate()
  }
  return warnings.map(({ code = '', message }) => ({ kind: 'warns', code, message }))
}

const withoutPlace = (message: string): string => message.replace(/ at \S+:\d+:\d+\)/, ' at forecasts.js:12:34)')

describe.each([
  ['throws a TypeError when it is wrapped', THROWN, 'throws'],
  ['warns once when it is wrapped', WARNED, 'warns'],
  ['warns once in use', IN_USE, 'warns'],
] as const)('a model with %s', (_, misuses, kind) => {
  test.each(misuses.map((misuse) => [misuse.title, misuse] as const))('%s', async (_title, misuse) => {
    const recorder = createRecorder()
    const said = await outcomeOf(misuse, recorder)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatchObject({ kind, code: expect.stringMatching(/^DRIFTLINE_[A-Z]+$/) as unknown })
    for (const secret of SECRETS)
      expect([...said.map(({ message }) => message), ...logged].join()).not.toContain(secret)
    expect(logged).toEqual(kind === 'warns' ? [`driftline: ${said[0]?.message}`] : [])
    await outcomeOf(misuse, recorder)
    expect(warnings, 'never twice the same').toHaveLength(kind === 'warns' ? 1 : 0)
  })
})

test('forty misuses and more have a message of their own, and the page of them is as they are', async () => {
  const sections = [
    ['Thrown when the model is wrapped', THROWN],
    ['Warned of when the model is wrapped', WARNED],
    ['Warned of in use', IN_USE],
  ] as const
  const parts: string[] = []
  const messages = new Set<string>()
  for (const [title, misuses] of sections) {
    const lines = ['', `## ${title}`, '', '| misuse | code | message |', '| --- | --- | --- |']
    for (const misuse of misuses) {
      warnings = []
      const [said] = await outcomeOf(misuse)
      const message = withoutPlace(said?.message ?? '')
      messages.add(message)
      lines.push(`| ${misuse.title}<br>\`${snippetOf(misuse)}\` | \`${said?.code}\` | ${cell(message)} |`)
    }
    parts.push(...lines)
  }
  expect(messages.size).toBeGreaterThanOrEqual(40)
  await expect(`${PREFACE}${parts.join('\n')}\n`).toMatchFileSnapshot('../../../docs/wiring.md')
})

const PREFACE = `# Wiring that cannot work says so

What \`instrumentModel\` answers to wiring that cannot work, or not as it was meant. Every line is a case of a test that writes this page.

- **What cannot work throws** a TypeError when the model is wrapped, at the start of the service: nothing would be measured.
- **What can go on with a default warns**: once, as a warning of the process (\`DriftlineWarning\`, with the code shown) and to
  OpenTelemetry's \`diag\`. The same is never said twice, and no message holds a feature value. How often it happened is the metric
  \`driftline.instrumentation.errors\`, and at the processor \`driftline.processor.complaints\`.
- **With \`DRIFTLINE_STRICT=1\`** everything in the first two tables throws. What only calls can show throws under a test runner
  (\`NODE_ENV=test\`, Vitest, Jest, \`node --test\`) where it concerns rows, before the model is asked; in production a call never fails
  for being watched.
`

function snippetOf({ run }: Misuse): string {
  const text = String(run).replaceAll(/\s+/g, ' ').replaceAll('"', "'")
  const plain = text.replaceAll(/__vite_ssr_import_\d+__\./g, '').replaceAll(/(?<=[ [])\.(?=\d)/g, '0.')
  const tight = plain
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']')
    .replace(/^.*?=> /, '')
  return tight.replaceAll('wrap(', 'instrumentModel(').replaceAll('|', '\\|')
}

function cell(message: string): string {
  return message.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

describe('with DRIFTLINE_STRICT=1', () => {
  beforeEach(() => vi.stubEnv('DRIFTLINE_STRICT', '1'))

  test.each(WARNED.map((misuse) => [misuse.title, misuse] as const))(
    '%s throws when it is wrapped',
    async (_, misuse) => {
      expect(await outcomeOf(misuse)).toMatchObject([{ kind: 'throws' }])
    },
  )

  test('rows that cannot be read throw under a test runner, before the model is asked, and nowhere else', () => {
    let askedCount = 0
    const ask = (_row: unknown): number => (askedCount += 1)
    const call = () => createRecorder().instrumentModel(ask, { model: 'ridership' })([{ a: 1 }])
    expect(call).toThrow('set batch: true')
    expect(askedCount).toBe(0)
    for (const name of ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']) vi.stubEnv(name, undefined)
    vi.stubEnv('NODE_ENV', 'production')
    expect(call()).toBe(1)
  })

  test('all that is wrong is in one error', () => {
    const options = { model: 'ridership', verison: '1', role: 'prod' }
    const { wrap } = benchOf(createRecorder())
    expect(() => wrap(() => 1, options)).toThrow(/verison[^]*role/)
  })

  test('a model that is wired well is wrapped', () => {
    const predict = createRecorder().instrumentModel((row: { a: number }) => row.a, {
      model: 'ridership',
      version: '1',
    })
    expect(predict({ a: 2 })).toBe(2)
  })
})

describe('what is counted in spite of a misuse', () => {
  test('rows of a forgotten batch are counted, their features and answers are not', async () => {
    const recorder = createRecorder()
    recorder.instrumentModel((rows: { a: number }[]) => rows.map(({ a }) => a), { model: 'm' })([{ a: 1 }, { a: 2 }])
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual({ '': 2 })
    expect(await countsBy(recorder, 'ml.prediction.problems')).toEqual({})
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type', 'ml.model.name')).toEqual({
      'batch|m': 1,
    })
  })

  test('complaints are counted each time, though told once', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((text: string) => text.length, { model: 'm' })
    for (let i = 0; i < 5; i += 1) predict('x')
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({ rows: 5 })
  })

  test('an option that was wrong has its default', async () => {
    const recorder = createRecorder()
    const { wrap } = benchOf(recorder)
    wrap((row: { a: number }) => row.a, { model: 'm', role: 'prod', version: 2, batch: 'no' })({ a: 1 })
    expect(await countsBy(recorder, 'ml.inference.rows', 'ml.deployment.role', 'ml.model.version')).toEqual({
      'live|2': 1,
    })
  })

  test('a model that is wrapped twice is counted once', async () => {
    const recorder = createRecorder()
    const once = recorder.instrumentModel((row: { a: number }) => row.a, { model: 'm' })
    const twice = recorder.instrumentModel(once, { model: 'm' })
    expect(twice).toBe(once)
    const shadow = recorder.instrumentModel(once, { model: 'm', role: 'shadow' })
    shadow({ a: 1 })
    expect(await countsBy(recorder, 'ml.inference.calls', 'ml.deployment.role')).toEqual({ live: 1, shadow: 1 })
  })
})
