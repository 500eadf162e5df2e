import type { VerdictLine } from '@driftline/health'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_FEATURE_NAME_VALUE_ALL, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { acceptedWords } from '@driftline/view'
import type { ReplayResult } from '../replay/replay-file.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { isBreaking } from '../schema/schema-change.ts'
import { gradeOf } from './fail-level.ts'
import type { GateCase, GateInput, GateSuite } from './gate-case.ts'
import type { GatedWindows } from './gated-lines.ts'
import { gatedLines } from './gated-lines.ts'
import { schemaSuite } from './schema-suite.ts'
import { verdictCases } from './verdict-cases.ts'

/** What a replay was, beside its result. */
export interface ReplayGateOptions {
  readonly spec: MonitorSpec
  /** Left out, the file was its own reference. */
  readonly profileId?: string
  readonly windows: GatedWindows
}

/** Where the file was its own reference, there is no profile to name. */
export const LEARNED_REFERENCE = 'learned'

/** What a gate decides on after a replay. */
export function replayGate(result: ReplayResult, { spec, profileId, windows }: ReplayGateOptions): GateInput {
  const model = spec.model.name
  const gated = gatedLines(result.lines, windows)
  const broken = new Set(result.schema.filter(isBreaking).map(({ feature }) => feature))
  const suites = [...byWindow(gated).values()].map((lines) => windowSuite(lines, broken))
  const hint = hintOf(result, gated)
  return {
    model,
    profileId: profileId ?? LEARNED_REFERENCE,
    timezone: spec.timezone,
    suites: [...schemaSuite({ model, schema: result.schema, notJudged: result.notJudged }), ...suites],
    ...(hint !== undefined && { hint }),
  }
}

/** What would help, should there be nothing to judge. */
function hintOf({ lines }: ReplayResult, gated: readonly VerdictLine[]): string | undefined {
  if (lines.length > 0 && gated.length === 0)
    return 'no window of the file is complete; take shorter windows, more rows, or --window any'
  const features = gated.filter(({ feature }) => feature !== ML_FEATURE_NAME_VALUE_ALL)
  return features.length > 0 && features.every(({ state }) => state === 'learning')
    ? 'the references are still being learned from the file; give a profile of other rows with --profile'
    : undefined
}

function byWindow(lines: readonly VerdictLine[]): ReadonlyMap<string, readonly VerdictLine[]> {
  const groups = new Map<string, VerdictLine[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.version, line.role, line.window, line.end])
    const known = groups.get(key)
    if (known) known.push(line)
    else groups.set(key, [line])
  }
  return groups
}

function windowSuite(lines: readonly VerdictLine[], broken: ReadonlySet<SchemaChange['feature']>): GateSuite {
  const { model, version, role, window, end } = lines[0]!
  const start = lines.reduce((latest, line) => (line.start > latest ? line.start : latest), lines[0]!.start)
  const name = `${model} ${version}${role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? '' : ` (${role})`} · ${window}`
  const features = lines.filter(({ feature }) => feature !== ML_FEATURE_NAME_VALUE_ALL && !broken.has(feature))
  const cases = features.flatMap(lineCases)
  const raised = new Set(cases.filter(({ state }) => gradeOf(state) > 0).map(({ feature }) => feature))
  const explained = new Set([...broken, ...raised])
  const whole = lines.filter(({ feature }) => feature === ML_FEATURE_NAME_VALUE_ALL)
  const days = `${dayText(start)} to ${dayText(end)}`
  return {
    name: `${name} ${days}`,
    window: `${window} ${days}`,
    className: name,
    cases: [...whole.flatMap((line) => wholeCases(line, explained)), ...cases],
  }
}

function lineCases(line: VerdictLine): readonly GateCase[] {
  const words = acceptedWords(line, dayText)
  return verdictCases(placeOf(line), words === undefined ? line : { ...line, acceptedWords: words })
}

/** Fields that are not as declared are told one by one, and once. */
function wholeCases(line: VerdictLine, explained: ReadonlySet<string>): readonly GateCase[] {
  return lineCases(line).flatMap((own): readonly GateCase[] => {
    if (own.kind === 'distribution') return []
    if (own.kind !== 'schema' || line.details === undefined) return [own]
    return line.details
      .filter(({ feature }) => !explained.has(feature))
      .map(({ feature, problem }) => {
        const { segment, kind, finding, state } = own
        return { segment, feature, kind, finding, state, words: PROBLEMS[problem] }
      })
  })
}

const PROBLEMS = {
  absent: 'no row of the window has it',
  type: 'every value of the window is of another type than the spec declares',
  undeclared: 'the spec does not declare it',
} as const

function placeOf({ segment, feature }: VerdictLine): Pick<GateCase, 'segment' | 'feature'> {
  const isEveryone = segment.name === ML_SEGMENT_NAME_VALUE_ALL
  return { segment: isEveryone ? ML_SEGMENT_NAME_VALUE_ALL : `${segment.name}=${segment.value}`, feature }
}

function dayText(time: string): string {
  return time.replace('T00:00:00Z', '')
}
