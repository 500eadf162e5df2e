import type { BaselineEntry } from './baseline/baseline.ts'
import type { GateCase, GateInput } from './gate-case.ts'

export const PROFILE = 'sha256:aa'

/** A case that asks to act. */
export function makeCase(changes: Partial<GateCase> = {}): GateCase {
  return {
    segment: 'all',
    feature: 'a',
    kind: 'distribution',
    finding: 'judged',
    state: 'act',
    words: 'Median 10 → 14.',
    ...changes,
  }
}

/** Something to decide on: one window. */
export function makeInput(cases: readonly GateCase[], changes: Partial<GateInput> = {}): GateInput {
  const window = '1d 2024-01-01 to 2024-01-02'
  const suite = { name: `m 1 · ${window}`, window, className: 'm 1 · 1d', cases }
  return { model: 'm', profileId: PROFILE, timezone: 'UTC', suites: [suite], ...changes }
}

/** What covers such a case. */
export function makeEntry(changes: Partial<BaselineEntry> = {}): BaselineEntry {
  return {
    segment: 'all',
    feature: 'a',
    kind: 'distribution',
    state: 'act',
    reason: 'new sensor',
    profile: PROFILE,
    ...changes,
  }
}

/** Names that a file may hold and a report must survive. */
export const HOSTILE_NAMES: readonly string[] = [
  ']]>',
  '<![CDATA[x]]>',
  '<script>alert(1)</script>',
  'a & b "c" \'d\'',
  '\u0000\u0007\u001b[31mred\u001b[0m',
  'lone \uD800 surrogate',
  '\uFFFE\uFFFF',
  'line\nbreak\r\n\ttab',
  '| pipe | `code` | **bold** [link](https://evil.example) @everyone #1',
  '   ',
  'عربى 日本語 🦊 e\u0301',
  '__proto__',
  '- dash: {yaml: [1]} # comment',
  '&anchor *alias !tag %directive',
  'x'.repeat(5000),
]
