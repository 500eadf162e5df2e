import { locateIn, parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'

function issuesOf(text: string): readonly string[] {
  const checked = parseMonitorSpec(text)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checkRules(checked.value, { file: 'm.yaml', locate: locateIn(text) }).map(
    ({ severity, line, column, path, message }) => `${severity} ${line}:${column} ${path} ${message}`,
  )
}

function specOf(...lines: readonly string[]): string {
  return ['model: {name: fares}', ...lines].join('\n')
}

describe('the rules of a spec', () => {
  test('without anything wrong give no issues', () => {
    expect(
      issuesOf(
        specOf(
          'windows: [1h]',
          'features: {zone: {type: numeric}}',
          'slos: {availability: 0.999, latency: {below: 300ms, objective: 0.99}, drift: 0.95, missing: 0.99}',
        ),
      ),
    ).toEqual([])
  })

  test('tell of tiers that a loose objective makes slower or does not have', () => {
    expect(issuesOf(specOf('slos:', '  availability: 0.8'))).toEqual([
      'warning 3:17 slos.availability availability: not even a total failure burns 6 times too fast, so tier medium watches 9h and 45m at 4 instead of 6h and 30m.',
      expect.stringContaining('warning 3:17 slos.availability availability has no tier fast: fast fires above a burn'),
    ])
  })

  test('tell of regular expressions that Prometheus would not load', () => {
    const text = specOf(
      'slos:',
      '  custom: [{name: paid, good: \'paid_total{shop=~"a(?=b)"}\', total: orders_total, objective: 0.99, description: d}]',
      'alerting: {match: [\'region=~"eu-("\', \'zone=~"(?i)a|b"\', \'name="("\']}',
    )
    expect(issuesOf(text)).toEqual([
      'problem 3:31 slos.custom[0].good Prometheus cannot read the regular expression of shop: invalid or unsupported Perl syntax: `(?=`.',
      'problem 4:20 alerting.match[0] Prometheus cannot read the regular expression of region: missing closing ): `eu-(`.',
    ])
  })

  test('tell of objectives that nobody counts, and of a floor that one call reaches', () => {
    expect(
      issuesOf(
        specOf(
          'slos:',
          '  missing: 0.99',
          '  freshness: {below: 1h, objective: 0.99}',
          '  quality: {good: error below 2, objective: 0.9}',
        ),
      ).map((issue) => issue.split(' ').slice(0, 3).join(' ')),
    ).toEqual(['problem 3:12 slos.missing', 'warning 4:14 slos.freshness', 'warning 5:12 slos.quality'])
  })

  test('name the edges of the histogram where a bound of the service’s own durations is none', () => {
    const [issue] = issuesOf(specOf('slos: {latency: {below: 300ms, objective: 0.99, source: service}}'))
    expect(issue).toContain('warning 2:25 slos.latency.below 300ms is no default edge of ml.inference.duration')
    expect(issuesOf(specOf('slos: {latency: {below: 250ms, objective: 0.99, source: service}}'))).toEqual([])
    expect(issuesOf(specOf('slos: {latency: {below: 300ms, objective: 0.99}}'))).toEqual([])
  })

  test('say that windows of more than a day leave drift without tiers', () => {
    expect(issuesOf(specOf('windows: [1w, 1h]', 'slos: {drift: 0.95}'))).toEqual([
      expect.stringMatching(/^warning 2:11 windows\[0\] drift: verdicts of 1w .* only ModelDriftAct/),
    ])
  })

  test('say which tiers of one’s own can never fire', () => {
    const issues = issuesOf(
      specOf(
        'windows: [1h]',
        'features: {zone: {type: numeric}}',
        'slos: {availability: 0.9, drift: 0.95}',
        'alerting:',
        '  tiers:',
        '    - {name: quick, severity: warning, long: 1h, short: 5m, factor: 10}',
      ),
    )
    expect(issues).toEqual([
      expect.stringContaining(
        'problem 7:46 alerting.tiers[0].long Tier quick can never fire for drift: it waits for 2 feature windows that drift, and in 1h there are 1 of 1h, with 1 judged features each.',
      ),
      expect.stringContaining('warning 7:57 alerting.tiers[0].short drift is counted once in 1h'),
      expect.stringContaining(
        'problem 7:69 alerting.tiers[0].factor Tier quick can never fire for availability: it waits for a burn rate above 10, and a total failure burns at 10.',
      ),
    ])
  })

  test('point into a selector of one’s own', () => {
    const issues = issuesOf(
      specOf(
        'slos:',
        '  custom:',
        '    - name: paid',
        '      good: orders_total{code="200"}',
        "      total: 'rate(orders_total[5m])'",
        '      objective: 0.99',
        '      description: orders are paid',
        '    - name: sent',
        '      good: "orders_total{code=\\"200\\"} offset 5m"',
        '      total: orders_total{code=}',
        '      objective: 0.99',
        '      description: orders are sent',
      ),
    )
    expect(issues).toEqual([
      expect.stringContaining('problem 6:15 slos.custom[0].total A function is not possible here'),
      expect.stringContaining('problem 10:40 slos.custom[1].good An offset is not possible here'),
      expect.stringContaining('problem 11:32 slos.custom[1].total This is not a selector of PromQL: "}" cannot stand'),
    ])
  })
})
