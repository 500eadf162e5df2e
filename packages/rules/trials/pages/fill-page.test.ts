import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fillPage } from './fill-page.ts'
import { renderRulePart } from './rule-parts.ts'

const KINDS = new URL('../../../../docs/rules/kinds/', import.meta.url)
const SPEC = '```yaml\nmodel: {name: m}\nslos: {availability: 0.9}\n```\n'

test.each(readdirSync(KINDS))('%s holds what is generated', (file) => {
  const page = readFileSync(new URL(file, KINDS), 'utf8')
  expect(fillPage(page, renderRulePart)).toBe(page)
  expect(page).toContain('<!-- generated: ')
})

test('what stands between the marks is replaced, and nothing else', () => {
  const page = `before\n${SPEC}<!-- generated: rule A -->\nold\n<!-- end -->\nafter\n`
  const filled = fillPage(page, ({ name, of }) => `${name} of ${of}`)
  expect(filled).toBe(`before\n${SPEC}<!-- generated: rule A -->\n\nrule of A\n\n<!-- end -->\nafter\n`)
  expect(fillPage(filled, ({ name, of }) => `${name} of ${of}`)).toBe(filled)
})

test('a part is of the last spec above it', () => {
  const other = SPEC.replace('0.9', '0.5')
  const part = '<!-- generated: tiers -->\n<!-- end -->\n'
  const specs: string[] = []
  fillPage(`${SPEC}${part}${other}${part}`, ({ spec }) => {
    specs.push(/[\d.]+(?=\})/.exec(spec.split('\n')[1]!)![0])
    return ''
  })
  expect(specs).toEqual(['0.9', '0.5'])
})

test.each([
  ['is not closed', `${SPEC}<!-- generated: tiers -->\n`, '1 parts begin and 0 are closed'],
  ['stands above every spec', `<!-- generated: tiers -->\n<!-- end -->\n${SPEC}`, 'No spec stands above "tiers"'],
  ['is of no name', `${SPEC}<!-- generated: tiles -->\n<!-- end -->\n`, 'There is no part "tiles"'],
  ['is of no alert', `${SPEC}<!-- generated: rule Nobody -->\n<!-- end -->\n`, 'no alert "Nobody"'],
])('a part that %s is a mistake in the page', (_, page, message) => {
  expect(() => fillPage(page, renderRulePart)).toThrow(message)
})
