import { PassThrough } from 'node:stream'
import type { ToldAcceptance } from '@driftline/processor'
import { expect, test } from 'vitest'
import { acceptedText, renderAcceptances, revokedText } from './print-acceptances.ts'

const acceptance: ToldAcceptance = {
  id: '3f2a9c51d0be',
  model: 'ridership',
  environment: 'prod',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'temperature',
  kind: null,
  by: 'ana',
  reason: 'new sensor',
  since: '2026-01-05T08:30:00Z',
  until: null,
  pinned: [
    { window: '1h', windows: 8, rows: 9600 },
    { window: '1d', windows: 1, rows: 12_000 },
  ],
}

test('an acceptance says what it is of, what it is measured by and how it is taken back', () => {
  expect(acceptedText(acceptance)).toBe(
    'Accepted 3f2a9c51d0be: temperature of everyone, live, of model ridership in environment prod, every kind, until it is revoked.\n' +
      'Later windows are compared with 8 1h windows, 9,600 rows; 1 1d window, 12,000 rows. ' +
      'It shows from the next closed window on, and what moves on is raised again.\n' +
      'driftline accept revoke 3f2a9c51d0be takes it back.\n',
  )
  const narrow = {
    ...acceptance,
    kind: 'missing',
    segment: { name: 'region', value: 'west' },
    until: '2026-02-01T00:00:00Z',
  }
  expect(acceptedText(narrow)).toContain('temperature of region=west, live,')
  expect(acceptedText(narrow)).toContain('missing, until 2026-02-01T00:00:00Z.\n')
  expect(revokedText(acceptance)).toContain('It is judged again from the next closed window on.')
})

test('a list shows when each ends, or why it has', () => {
  const ended = [
    acceptance,
    { ...acceptance, until: '2026-02-01T00:00:00Z' },
    { ...acceptance, until: '2026-02-01T00:00:00Z', ended: 'until' as const },
    { ...acceptance, ended: 'profile' as const },
  ]
  const [, ...rows] = renderAcceptances(ended, new PassThrough()).trimEnd().split('\n')
  expect(rows.map((row) => row.split(/ {2,}/)[9])).toEqual([
    'revoked',
    '2026-02-01 00:00',
    'ended 2026-02-01 00:00',
    'ended: new profile',
  ])
  expect(renderAcceptances([], new PassThrough())).toBe('Nothing is accepted.\n')
})
