import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { openProfile } from './open-profile.ts'
import { parseProfile } from './parse-profile.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const options = { file: 'p.json', model: 'm', hash }
const content = { format: 'driftline.profile/v1', model: { name: 'm' }, provenance: {}, features: {} }
const profile = { id: `sha256:${hash(canonicalJson(content))}`, ...content }

test('a profile comes back as it was built', () => {
  expect(parseProfile(JSON.stringify(profile), options)).toEqual(profile)
  expect(openProfile(profile, options)).toMatchObject({ id: profile.id, modelName: 'm', features: {} })
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
