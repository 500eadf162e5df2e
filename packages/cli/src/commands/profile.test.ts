import type { ReferenceProfile } from '@driftline/profile'
import { expect, test } from 'vitest'
import { profileSummary } from './profile.ts'

test('a profile of one row and one feature is told in the singular', () => {
  const profile = {
    id: 'sha256:0123456789abcdef',
    features: { x: { designEffect: {} } },
    provenance: { rowCount: 1 },
  } as unknown as ReferenceProfile
  expect(profileSummary(profile, 'p.json')).toBe('p.json: 1 feature of 1 row, sha256:0123456789ab…')
})
