import { readFileSync } from 'node:fs'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { allTrials } from '../all-trials.ts'
import { markOf, shareText } from '../outcome-text.ts'
import type { Results } from '../results-file.ts'
import type { TrialGroup } from '../trial.ts'
import { modelDefaults } from './model-defaults.ts'
import type { PolicyDefault, PolicySection, Unit } from './policy-default.ts'
import { readConstant } from './read-constant.ts'
import { referenceDefaults } from './reference-defaults.ts'
import { severityDefaults } from './severity-defaults.ts'
import { stateDefaults } from './state-defaults.ts'

/** Every default of the policy, in the order of the page. */
export const policySections: readonly PolicySection[] = [
  severityDefaults,
  stateDefaults,
  referenceDefaults,
  modelDefaults,
]

const ROOT = new URL('../../../../', import.meta.url)

const INTRODUCTION = `<!-- Generated from the constants of the code by packages/health/trials/defaults. -->

# The defaults of the verdicts

Every number that decides which verdict is given, read from the code where it stands. They are fixed, so that a verdict means the same everywhere; what a user may choose is in
[the monitoring spec](spec.md). *Measured* names the trials that show what a default is worth, with what they last came to and whether that is the bar: all of them in
[measured](../verdicts/measured.md). Where none is named, nothing was measured of it alone.`

/** The page of all defaults. */
export function renderDefaults(results: Results): string {
  const spec = parseMonitorSpec('model: {name: m}\n', { file: 'defaults.yaml' })
  if (!spec.ok) throw new Error('A spec with a name alone is a valid spec.')
  const sections = policySections.map((section) => renderSection(section, { results, spec: spec.value }))
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`
}

interface PageContext {
  readonly results: Results
  readonly spec: MonitorSpec
}

function renderSection({ title, text, defaults }: PolicySection, context: PageContext): string {
  const head = ['| default | value | where | why | measured |', '| --- | --- | --- | --- | --- |']
  return [`## ${title}`, '', text, '', ...head, ...defaults.map((own) => renderRow(own, context))].join('\n')
}

function renderRow(own: PolicyDefault, { results, spec }: PageContext): string {
  const { what, from, unit, why, trials = [] } = own
  const [value, where] =
    'field' in from ? [from.read(spec), `\`${from.field}\``] : [valueInCode(own), `[${from.name}](../../${from.file})`]
  const measured = trials.map((id) => measuredText(id, results)).join('; ')
  return `| ${what} | ${valueText(value, unit)} | ${where} | ${why} | ${measured} |`
}

/** What the code says a default is. */
export function valueInCode({ from }: PolicyDefault): number {
  if ('field' in from) return NaN
  return readConstant(readFileSync(new URL(from.file, ROOT), 'utf8'), from)
}

const ANCHORS: Readonly<Record<TrialGroup, string>> = {
  unchanged: 'unchanged-data',
  power: 'shifts-that-should-be-found',
  real: 'real-data',
  coverage: 'how-certain-certain-is',
}

function measuredText(id: string, results: Results): string {
  const trial = allTrials.find((own) => own.id === id)
  if (!trial) throw new Error(`There is no trial ${id}: correct the table of defaults.`)
  const outcome = results[id]
  const mark = trial.bar && outcome ? `, ${markOf(trial.bar, outcome)}` : ''
  const told = outcome ? shareText(outcome) + mark : 'not measured'
  return `[${trial.what}](../verdicts/measured.md#${ANCHORS[trial.group]}): ${told}`
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

function valueText(value: number, unit: Unit): string {
  const plain = value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
  switch (unit) {
    case 'rows':
      return `${plain} rows`
    case 'windows':
      return `${plain} windows`
    case 'share':
      return `${Number((value * 100).toPrecision(6))} %`
    case 'time':
      return value >= DAY_MS ? `${value / DAY_MS} days` : `${value / MINUTE_MS} minutes`
    case 'logarithm':
      return `${Number(Math.exp(value).toPrecision(6))} times`
    case 'severity':
    case 'number':
      return plain
  }
}
