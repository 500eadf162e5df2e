import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLines } from './split-lines.ts'

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const size of sizes) {
    yield bytes.subarray(from, from + size)
    from += size
  }
  yield bytes.subarray(from)
}

async function collect(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const collected: string[] = []
  for await (const line of lines) collected.push(line)
  return collected
}

async function linesOf(text: string, sizes: readonly number[] = []): Promise<readonly string[]> {
  return collect(splitLines(inChunks(Buffer.from(text), sizes)))
}

test('lines come back as they went in, however the bytes are cut', async () => {
  const line = fc
    .string({ unit: fc.constantFrom('a', '"', '\u2028', '\u2029', '\u0085', 'é', '🙂', '\uFEFF') })
    .map((text) => `:${text}`)
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(7)), async (lines, end, sizes) => {
      expect(await linesOf(lines.map((text) => text + end).join(''), sizes)).toEqual(lines)
    }),
  )
})

test('the last line needs no end, and a byte order mark is no part of the first', async () => {
  expect(await linesOf('\uFEFFa\nb')).toEqual(['a', 'b'])
  expect(await linesOf('a\n\nb\n')).toEqual(['a', '', 'b'])
  expect(await linesOf('')).toEqual([])
})

test('a line without end is not held in memory', async () => {
  const megabyte = Buffer.alloc(2 ** 20, 'x')
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 64; i += 1) yield megabyte
  }
  const [line] = await collect(splitLines(endless()))
  expect(line!.length).toBeLessThanOrEqual(17 * 2 ** 20)
})
