import { readFileSync } from 'node:fs'
import type { VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { buildFileProfile } from '../src/build-file-profile.ts'
import { replayFile } from '../src/replay/replay-file.ts'
import { hasData, metaOf, pathOf, specOf } from './reference-sets.testing.ts'
import { dataFile, REFERENCE_ROWS, specFile } from './ridership.testing.ts'

/** What all windows of one feature come to beside one reference: small enough to be read in review when a verdict changes. */
interface VerdictDigest {
  readonly windows: number
  /** Rows of all windows; a merged window counts what it was merged from again. */
  readonly rows: number
  readonly raised: number
  /** Start of the first raised window. */
  readonly firstRaised: string | null
  readonly lastState: string
  /** Windows by state, and by reason where there is one. */
  readonly states: Readonly<Record<string, number>>
}

function digest(lines: readonly VerdictLine[]): VerdictDigest {
  const states: Record<string, number> = {}
  for (const { state, reason } of lines) {
    const key = reason === undefined ? state : `${state}: ${reason}`
    states[key] = (states[key] ?? 0) + 1
  }
  const raised = lines.filter(isRaised)
  return {
    windows: lines.length,
    rows: lines.reduce((sum, { count }) => sum + count, 0),
    raised: raised.length,
    firstRaised: raised[0]?.start ?? null,
    lastState: lines.at(-1)!.state,
    states,
  }
}

interface Replayed {
  readonly path: string
  readonly spec: MonitorSpec
  readonly rows: { readonly from: number; readonly to: number }
}

/** Digests by feature and reference, of a replay of the whole file against a profile of its reference rows. */
async function digestsOf({ path, spec, rows }: Replayed): Promise<string> {
  const profile = await buildFileProfile({ path, spec, rows })
  const { lines } = await replayFile({ path, spec, profile })
  const nameOf = ({ feature, reference }: VerdictLine): string => `${feature} · ${reference}`
  const names = [...new Set(lines.map(nameOf))]
  const ofName = (name: string): readonly VerdictLine[] => lines.filter((line) => nameOf(line) === name)
  const digests = Object.fromEntries(names.map((name) => [name, digest(ofName(name))]))
  return `${JSON.stringify(digests, null, 2)}\n`
}

function ridershipSpec(window: string): MonitorSpec {
  const text = readFileSync(specFile, 'utf8').replace('windows: [1y]', `windows: [${window}]`)
  const checked = parseMonitorSpec(text, { file: specFile })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

test.each(['1y', '1mo'])('the verdicts of ridership in windows of %s are those that were reviewed', async (window) => {
  const found = await digestsOf({ path: dataFile, spec: ridershipSpec(window), rows: REFERENCE_ROWS })
  await expect(found).toMatchFileSnapshot(`__goldens__/ridership-${window}.json`)
})

describe.runIf(hasData)('the verdicts of data sets nothing was tuned to are those that were reviewed:', () => {
  test.each([
    ['bank-marketing', '1mo'],
    ['bike-sharing-hourly', '1mo'],
    ['bike-sharing-hourly', '1d'],
    ['california-housing', '1mo'],
    ['california-housing', '1w'],
    ['elec2', '1d'],
    ['elec2', '1w'],
  ])('%s in windows of %s', async (set, window) => {
    const [from, to] = metaOf(set).reference
    const found = await digestsOf({ path: pathOf(set), spec: specOf(set, window), rows: { from, to } })
    await expect(found).toMatchFileSnapshot(`__goldens__/${set}-${window}.json`)
  })
})
