import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { openProfile } from './open-profile.ts'
import { parseProfile } from './parse-profile.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const options = { file: 'p.json', model: 'm', hash }
const addressed = <T extends object>(content: T) => ({ id: `sha256:${hash(canonicalJson(content))}`, ...content })
const content = { format: 'driftline.profile/v2', model: { name: 'm' }, provenance: {}, features: {}, segments: {} }
const profile = addressed(content)

test('a profile comes back as it was built', () => {
  expect(parseProfile(JSON.stringify(profile), options)).toEqual(profile)
  expect(openProfile(profile, options)).toMatchObject({ id: profile.id, modelName: 'm', features: {} })
})

test('a profile of the first format is read under the id it has', () => {
  const { segments: _, ...rest } = content
  const first = addressed({ ...rest, format: 'driftline.profile/v1' })
  expect(first.id).not.toBe(profile.id)
  expect(parseProfile(JSON.stringify(first), options)).toEqual({ ...profile, id: first.id })
  const changed = { ...first, provenance: { rowCount: 3 } }
  expect(() => parseProfile(JSON.stringify(changed), options)).toThrow('does not match its id')
})

test.each([
  ['no JSON', '{', 'ERR_PROFILE_SYNTAX'],
  ['no profile', '[]', 'ERR_PROFILE_FORMAT'],
  ['a newer format', JSON.stringify({ ...profile, format: 'driftline.profile/v9' }), 'ERR_PROFILE_FORMAT'],
  ['no features', JSON.stringify({ ...profile, features: 3 }), 'ERR_PROFILE_DAMAGED'],
  ['no provenance', JSON.stringify({ ...profile, provenance: undefined }), 'ERR_PROFILE_DAMAGED'],
  ['changed content', JSON.stringify({ ...profile, features: { a: {} } }), 'ERR_PROFILE_DAMAGED'],
  ["another model's", JSON.stringify({ ...profile, model: { name: 'n' } }), 'ERR_PROFILE_MODEL'],
])('%s is refused with a reason', (_, text, code) => {
  expect(() => parseProfile(text, options)).toThrowError(expect.objectContaining({ name: 'ProfileError', code }))
})

test('a profile opened to count by needs no model and no matching hash', () => {
  const { id, format } = profile
  expect(openProfile({ id, format, features: { a: { type: 'numeric' } } }, options).modelName).toBeUndefined()
  expect(() => openProfile({ ...profile, model: { name: 'n' } }, options)).toThrow('p.json is the profile of model "n"')
})
