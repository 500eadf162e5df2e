import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../src/program.ts'
import { silentContext } from '../src/silent-context.testing.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [, section = ''] = readme.split('\n## Options\n')
const [table = ''] = section.split('\n## ')

/** Commands of a row and the options it tells of them. */
const rows = [...table.matchAll(/^\| (?<where>[^|]+) \| (?<options>[^|]+) \|/gm)]
  .map(({ groups }) => ({ where: namesIn(groups!['where']!), options: namesIn(groups!['options']!) }))
  .filter(({ where }) => where.length > 0)

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!.replace(/^-\w, /, '').split(/ (?=[A-Z])/)[0]!)
}

const program = await createProgram(silentContext())

function commandOf(name: string): Command | undefined {
  if (name === 'driftline') return program
  // `accept` alone is `accept add`.
  const words = name === 'accept' ? ['accept', 'add'] : name.split(' ')
  return words.reduce<Command | undefined>((own, word) => own?.commands.find((sub) => sub.name() === word), program)
}

describe('the table of options in the README', () => {
  test.each(rows)('$where has $options', ({ where, options }) => {
    for (const name of where) {
      const own = commandOf(name)?.options.map(({ long }) => long) ?? []
      for (const option of options.filter((text) => text.startsWith('--'))) expect(own, name).toContain(option)
    }
  })

  test('has every option of every command that it speaks of', () => {
    const missing = [...new Set(rows.flatMap(({ where }) => where))].flatMap((name) => {
      const told = new Set(rows.filter(({ where }) => where.includes(name)).flatMap(({ options }) => options))
      const own = commandOf(name)?.options.map(({ long }) => long ?? '') ?? []
      return own.filter((option) => !told.has(option) && option !== '--help').map((option) => `${name} ${option}`)
    })
    expect(missing).toEqual([])
  })
})
