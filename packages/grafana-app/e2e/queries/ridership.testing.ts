import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerdictLine } from '@driftline/health'
import { driftline } from './prometheus.testing.ts'

const EXAMPLE = fileURLToPath(new URL('../../../../examples/ridership/', import.meta.url))

/** The years after the reference, as verdict lines and as OpenMetrics. */
export async function replayRidership(folder: string) {
  const data = join(EXAMPLE, 'data/data.csv')
  const spec = join(EXAMPLE, 'ridership.yaml')
  const profile = join(EXAMPLE, 'profiles/ridership-1.json')
  return replay({ data, spec, profile, rows: '1074:', history: join(folder, 'ridership.om') })
}

/** A file through the product, once for each form of its verdicts. */
export async function replay(input: {
  readonly data: string
  readonly spec: string
  readonly profile: string
  readonly rows?: string
  readonly history: string
}): Promise<{ readonly lines: readonly VerdictLine[]; readonly history: string }> {
  const { data, spec, profile, rows, history } = input
  const args = ['replay', data, '--spec', spec, '--profile', profile, ...(rows ? ['--rows', rows] : [])]
  await driftline([...args, '--openmetrics', '--out', history])
  const text = await driftline([...args, '--json'])
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as VerdictLine)
  return { lines, history }
}
