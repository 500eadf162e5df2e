import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readToken } from './read-token.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-token-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function tokenFile(text: string): Promise<string> {
  const path = join(folder, 'token')
  await writeFile(path, text)
  return path
}

test('the file wins over the environment, and its last line end is no part of the token', async () => {
  const env = { DRIFTLINE_TOKEN: 'from-environment' }
  for (const end of ['', '\n', '\r\n'])
    expect(await readToken(await tokenFile(`from-file${end}`), env)).toBe('from-file')
  expect(await readToken(undefined, env)).toBe('from-environment')
  expect(await readToken(undefined, {})).toBeUndefined()
})

test.each(['', '\n', ' \n', 'two\nlines\n', 'with space', 'é'])('%j is no token, and is not shown', async (text) => {
  const error: unknown = await readToken(await tokenFile(text), {}).catch((cause: unknown) => cause)
  expect(error).toMatchObject({ name: 'InputError', code: 'ERR_TOKEN' })
  if (text.trim() !== '') expect((error as Error).message).not.toContain(text.trim())
  await expect(readToken(undefined, { DRIFTLINE_TOKEN: text })).rejects.toThrow('DRIFTLINE_TOKEN')
})
