import { packRules, readRuleFile, renderPrometheus } from '@driftline/rules'
import type { InstalledRules } from '@driftline/rules'
import { expect, test } from 'vitest'
import { installedDiff, isNotInstalled } from './installed-diff.ts'
import { readSpec } from './read-spec.ts'

const { rules } = readSpec('{model: {name: fares}, slos: {availability: 0.999, drift: 0.95}}')!.built!

function installed(text: string): InstalledRules {
  const read = readRuleFile(text)
  if (!read.ok) throw new Error(read.message)
  return read
}

test('rules are the same in groups of their own and packed', () => {
  expect(installedDiff(rules, installed(renderPrometheus(rules.groups))).differences).toEqual([])
  expect(installedDiff(rules, installed(renderPrometheus(packRules(rules).groups))).differences).toEqual([])
})

test('what a person edited is told, and that the rest is there', () => {
  const text = renderPrometheus(rules.groups).replace('severity: critical', 'severity: info')
  const { differences, unchangedCount } = installedDiff(rules, installed(text))
  expect(differences.map(({ status }) => status)).toEqual(['edited'])
  expect(isNotInstalled({ differences, unchangedCount })).toBe(false)
})

test('where nothing is installed all is missing', () => {
  expect(isNotInstalled(installedDiff(rules, { form: 'prometheus', rules: [] }))).toBe(true)
})
