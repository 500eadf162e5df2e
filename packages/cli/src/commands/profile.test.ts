import type { ReferenceProfile } from '@driftline/profile'
import { parseMonitorSpec } from '@driftline/spec'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import type { CommandContext } from '../command-context.ts'
import { addProfileCommand, profileSummary } from './profile.ts'

const profile = {
  id: 'sha256:0123456789abcdef',
  features: { x: { designEffect: {} } },
  provenance: { rowCount: 1 },
} as unknown as ReferenceProfile

function specWith(text: string) {
  const checked = parseMonitorSpec(`model: {name: m}\n${text}\n`, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(checked.issues[0]!.message)
  return { out: 'p.json', spec: checked.value }
}

test('a profile of one row and one feature is told in the singular', () => {
  expect(profileSummary(profile, specWith('features: {x: {}}'))).toBe(
    'p.json: 1 feature of 1 row, sha256:0123456789ab…',
  )
})

test('what is declared and has no value is named', () => {
  expect(profileSummary(profile, specWith('features: {x: {}, y: {}}'))).toContain(
    '\n1 declared feature has no value and is left out: `y`.',
  )
  expect(profileSummary(profile, specWith('features: {toString: {}, y: {}}\ncolumns: {score: s}'))).toContain(
    '\n3 declared features have no value and are left out: `toString`, `y`, `score`.',
  )
})

test('the help does not ask for an order of rows, which is never read', () => {
  let help = ''
  const program = new Command().configureOutput({ writeOut: (text) => (help += text) })
  addProfileCommand(program, { env: {} } as CommandContext)
  program.commands[0]!.commands[0]!.outputHelp()
  expect(help).toContain('The order of rows is never read as time')
})
