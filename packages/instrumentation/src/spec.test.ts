import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSpec, SpecFileError } from './spec.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'driftline-spec-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(text: string): string {
  const path = join(folder, 'model.yaml')
  writeFileSync(path, text)
  return path
}

function errorOf(file: string | URL): SpecFileError {
  try {
    readSpec(file)
  } catch (error) {
    if (error instanceof SpecFileError) return error
  }
  throw new Error('no SpecFileError was thrown')
}

describe('readSpec', () => {
  test('gives the checked spec, its training profile found from the place of the file', () => {
    const path = write('model: {name: riders}\nreferences: {training: {profile: "profiles/{version}.json"}}\n')
    const spec = readSpec(path)
    expect(spec.model.name).toBe('riders')
    expect(spec.references.training.profile).toBe(join(folder, 'profiles/{version}.json'))
    expect(readSpec(pathToFileURL(path))).toEqual(spec)
  })

  test('leaves a spec without a training profile, and an absolute path, as they are', () => {
    expect(readSpec(write('model: {name: riders}')).references.training.profile).toBeUndefined()
    const absolute = join(folder, 'elsewhere.json')
    const path = write(`model: {name: riders}\nreferences: {training: {profile: ${JSON.stringify(absolute)}}}\n`)
    expect(readSpec(path).references.training.profile).toBe(absolute)
  })

  test('throws every problem at once with its place and the way out', () => {
    const path = write('model: {name: riders}\nfeatures:\n  temperature: {typ: numeric}\nwindows: [soon]\n')
    const { code, message } = errorOf(path)
    expect(code).toBe('ERR_SPEC_PROBLEMS')
    const [first, ...problems] = message.split('\n')
    expect(first).toBe(`The monitoring spec ${path} has 2 problems:`)
    expect(problems).toEqual([
      expect.stringMatching(/model\.yaml:3:17 .*typ.*type/),
      expect.stringMatching(/model\.yaml:4:11 .*soon/),
    ])
  })

  test('says what could not be read, and where a relative path starts', () => {
    const { code, message, cause } = errorOf('nowhere/model.yaml')
    expect(code).toBe('ERR_SPEC_UNREADABLE')
    expect(message).toMatch(/nowhere\/model\.yaml could not be read \(Error: ENOENT.*working directory, \//)
    expect(cause).toBeInstanceOf(Error)
  })
})
