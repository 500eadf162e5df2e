import type { VerdictLine } from '@driftline/health'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildRidershipProfile, replayRidership, spec } from './ridership.testing.ts'

const stations = Object.keys(spec.features).slice(1, 21)
const controls = Object.keys(spec.features).filter((name) => !stations.includes(name))

function actedBy(lines: readonly VerdictLine[], time: string): readonly string[] {
  const acted = new Set(lines.filter(({ state, end }) => state === 'act' && end <= time).map(({ feature }) => feature))
  return stations.filter((station) => acted.has(station))
}

describe('thirteen years of ridership', () => {
  let lines: readonly VerdictLine[] = []
  beforeAll(async () => {
    lines = await replayRidership(await buildRidershipProfile())
  })

  test('cover twenty stations and twenty-nine controls in every year', () => {
    expect([stations.length, controls.length]).toEqual([20, 29])
    const years = new Set(lines.map(({ end }) => end))
    expect(years.size).toBeGreaterThanOrEqual(12)
    for (const name of [...stations, ...controls])
      expect(lines.filter(({ feature }) => feature === name).length, name).toBe(years.size)
  })

  test('ask for action on at least 17 stations by 2010 and on all by 2014', () => {
    expect(actedBy(lines, '2010-01-01T00:00:00Z').length).toBeGreaterThanOrEqual(17)
    expect(actedBy(lines, '2014-01-01T00:00:00Z')).toEqual(stations)
  })

  test('never raise a control', () => {
    const raised = lines.filter(
      ({ feature, state }) => controls.includes(feature) && (state === 'investigate' || state === 'act'),
    )
    expect(raised.map(({ feature, end, state, severity }) => ({ feature, end, state, severity }))).toEqual([])
  })

  test('give the same verdicts to the byte when profile and replay are made again', async () => {
    const again = await replayRidership(await buildRidershipProfile())
    expect(again.map((line) => JSON.stringify(line)).join('\n')).toBe(
      lines.map((line) => JSON.stringify(line)).join('\n'),
    )
  })
})
