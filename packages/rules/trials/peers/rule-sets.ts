import { readFileSync } from 'node:fs'
import { alertsOnly } from '../../src/alerts-only.ts'
import { buildRules } from '../../src/build-rules.ts'
import { renderPrometheus } from '../../src/render/prometheus.ts'
import { specOf } from '../../src/spec-of.testing.ts'
import { CALLS } from './call-series.ts'

/** Rules of one tool, and how it tells pages from tickets. */
export interface ToolRules {
  readonly rules: string
  readonly page: string
  readonly ticket: string
}

export const TOOLS = ['processor', 'custom', 'sloth', 'pyrra'] as const
export type Tool = (typeof TOOLS)[number]

const OURS = { page: 'severity="critical"', ticket: 'severity="warning"' }

const PROCESSOR_SPEC = `
model: {name: myservice}
slos: {availability: 0.999}
`
const CUSTOM_SPEC = `
model: {name: myservice}
slos:
  custom:
    - name: requests-availability
      good: ${CALLS}{job="myservice",code!~"5..|429"}
      total: ${CALLS}{job="myservice"}
      objective: 0.999
      description: requests are answered
`

/** Our rules on either counter; those of the code. */
export function ourRules(): Readonly<Record<'processor' | 'custom', ToolRules>> {
  const rulesOf = (spec: string): ToolRules => ({
    ...OURS,
    rules: renderPrometheus(alertsOnly(buildRules(specOf(spec)).groups)),
  })
  return { processor: rulesOf(PROCESSOR_SPEC), custom: rulesOf(CUSTOM_SPEC) }
}

/** Theirs, from rule files. */
export function peerRules(
  files: Readonly<Record<'sloth' | 'pyrra', string>>,
): Readonly<Record<'sloth' | 'pyrra', ToolRules>> {
  return {
    sloth: {
      rules: readFileSync(files.sloth, 'utf8'),
      page: 'sloth_severity="page"',
      ticket: 'sloth_severity="ticket"',
    },
    pyrra: { ...OURS, rules: readFileSync(files.pyrra, 'utf8') },
  }
}
