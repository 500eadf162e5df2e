import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { HOSTILE_NAMES, makeCase, makeEntry, makeInput } from './gate-cases.testing.ts'
import { judgeGate } from './judge-gate.ts'
import { renderJunit, renderJunitError } from './render-junit.ts'
import { escapeXml, renderXml } from './xml-text.ts'

interface Parsed {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Parsed[]
  text: string
}

/** As a strict XML 1.0 parser reads it. */
function parse(xml: string): Parsed {
  const root: Parsed = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Parsed = { name, attributes, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    open.at(-1)!.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0]!
}

const render = (chunks: Iterable<string>): string => [...chunks].join('')

test('whatever a text holds, a strict parser reads it, and reads no markup in it', () => {
  const text = fc.oneof(
    fc.constantFrom(...HOSTILE_NAMES),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(text, (value) => {
      const root = parse(render(renderXml({ name: 'a', attributes: { b: value }, children: [value] })))
      const visible = value.replaceAll(/[^\P{C}\t\n\r]/gu, '')
      expect(root.children).toEqual([])
      for (const read of [root.attributes['b']!, root.text]) {
        expect(read.replaceAll(/\\u[\da-f]{4}/g, '').replaceAll(/\p{C}/gu, '')).toBe(
          visible.replaceAll(/\\u[\da-f]{4}/g, '').replaceAll(/\p{C}/gu, ''),
        )
      }
    }),
  )
})

test('names that differ only in what XML cannot hold stay two', () => {
  expect(new Set(['a\u0000', 'a\u0001', 'a\uFFFE', 'a'].map(escapeXml)).size).toBe(4)
})

test('every suite says how many cases it has, and every case is of one outcome', () => {
  const cases = [
    ...HOSTILE_NAMES.map((feature) => makeCase({ feature, words: feature })),
    makeCase({ feature: 'milder', state: 'investigate' }),
    makeCase({ feature: 'quiet', state: 'ok' }),
    makeCase({ feature: 'known' }),
    makeCase({ feature: 'expected', finding: 'accepted', state: 'accepted', words: 'accepted by spec' }),
    makeCase({ feature: 'added', kind: 'schema', finding: 'ignored', state: 'ok', words: 'the column is new' }),
    makeCase({ feature: 'young', finding: 'not_judged', state: 'learning', words: 'Learning: 40 %' }),
    makeCase({ feature: 'broken', finding: 'unreadable', state: 'blind', words: 'judging failed' }),
  ]
  const baseline = { model: 'm', entries: [makeEntry({ feature: 'known', until: '2026-12-31' })] }
  const xml = render(renderJunit(judgeGate(makeInput(cases), { failOn: 'act', nowMs: 0, baseline })))
  const root = parse(xml)
  expect(root).toMatchObject({
    name: 'testsuites',
    attributes: { failures: String(HOSTILE_NAMES.length), errors: '1' },
  })
  const [suite] = root.children
  expect(suite).toMatchObject({ name: 'testsuite', attributes: { tests: String(cases.length), skipped: '4' } })
  expect(suite!.children[0]!.name).toBe('properties')
  const outcomes = suite!.children.slice(1).map(({ attributes, children }) => {
    expect(Object.keys(attributes)).toEqual(['name', 'classname', 'time'])
    return children.map(({ name, attributes: own }) => `${name}: ${own['message'] ?? ''}`).join()
  })
  expect(outcomes.slice(HOSTILE_NAMES.length)).toEqual([
    'system-out: ',
    '',
    'skipped: accepted by the baseline until 2026-12-31: new sensor',
    'skipped: accepted by spec',
    'skipped: the column is new',
    'skipped: Learning: 40 %',
    'error: judging failed',
  ])
})

test('a file that cannot be read, or judged at all, is an error', () => {
  const unread = parse(render(renderJunitError('today.csv: there is no such file.')))
  expect(unread).toMatchObject({ attributes: { tests: '1', failures: '0', errors: '1' } })
  expect(unread.children[0]!.children[0]!.children[0]!.attributes['message']).toContain('there is no such file')
  const learning = makeInput([makeCase({ finding: 'not_judged', state: 'learning' })])
  const unjudged = parse(render(renderJunit(judgeGate(learning, { failOn: 'act', nowMs: 0 }))))
  expect(unjudged.attributes).toMatchObject({ tests: '2', errors: '1' })
})
