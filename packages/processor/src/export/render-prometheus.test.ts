import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { metricDefinitions, type MetricDefinition } from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseExpositionFormat } from './exposition-format.ts'
import type { OutputPoint } from './output-point.ts'
import { renderPrometheus } from './render-prometheus.ts'

const hasPromtool = spawnSync('promtool', ['--version']).status === 0
const define = (name: string, rest: Partial<MetricDefinition>): MetricDefinition => ({
  name,
  unit: '{severity}',
  instrument: 'gauge',
  brief: 'A number.',
  stability: 'development',
  attributes: [],
  ...rest,
})
const definitions = {
  'ml.drift.severity': define('ml.drift.severity', { brief: 'Severity, 0 to 100.\nA \\ and "quotes".' }),
  'ml.slo.events': define('ml.slo.events', { unit: '{event}', instrument: 'counter', brief: 'Events.' }),
  'ml.window.end': define('ml.window.end', { unit: 's', brief: 'End.' }),
}
const at = (metric: string, value: number, attributes: OutputPoint['attributes'] = {}, timeMs = 1_700_000_000_123) => ({
  metric,
  attributes,
  value,
  timeMs,
})

describe('renderPrometheus', () => {
  test('writes families, series and labels in order, with names and units of Prometheus', () => {
    const text = renderPrometheus(
      [
        at('ml.window.end', 1.7e9, { 'ml.window': '1d', 'ml.model.name': 'b' }),
        at('ml.slo.events', 5, { 'ml.model.name': 'a' }),
        at('ml.window.end', 1.6e9, { 'ml.window': '1d', 'ml.model.name': 'a', empty: '' }),
      ],
      { definitions },
    )
    expect(text).toBe(
      [
        '# HELP ml_slo_events_total Events.',
        '# TYPE ml_slo_events_total counter',
        'ml_slo_events_total{ml_model_name="a"} 5',
        '# HELP ml_window_end_seconds End.',
        '# TYPE ml_window_end_seconds gauge',
        'ml_window_end_seconds{ml_model_name="a",ml_window="1d"} 1600000000',
        'ml_window_end_seconds{ml_model_name="b",ml_window="1d"} 1700000000',
        '',
      ].join('\n'),
    )
  })

  test('escapes labels and help texts', () => {
    const text = renderPrometheus([at('ml.drift.severity', 1, { 'a.b': 'x"\\\ny' })], { definitions })
    expect(text).toContain(String.raw`# HELP ml_drift_severity Severity, 0 to 100.\nA \\ and "quotes".`)
    expect(text).toContain(String.raw`ml_drift_severity{a_b="x\"\\\ny"} 1`)
  })

  test('keeps the last point of a series', () => {
    const text = renderPrometheus([at('ml.drift.severity', 1, { a: 'x' }), at('ml.drift.severity', 2, { a: 'x' })], {
      definitions,
    })
    expect(text.match(/^ml_.*$/gm)).toEqual(['ml_drift_severity{a="x"} 2'])
  })

  test('joins attributes that become the same label', () => {
    const text = renderPrometheus([at('ml.drift.severity', 1, { 'a.b': 'x', a_b: 'y' })], { definitions })
    expect(text).toContain('{a_b="x;y"}')
  })

  test('writes times in milliseconds for Prometheus and in seconds for OpenMetrics, ascending', () => {
    const points = [
      at('ml.slo.events', 2, {}, 2500),
      at('ml.slo.events', 1, {}, 1500),
      at('ml.slo.events', 3, {}, 2500),
    ]
    expect(renderPrometheus(points, { definitions, timestamps: true })).toContain(
      'ml_slo_events_total 1 1500\nml_slo_events_total 3 2500\n',
    )
    expect(renderPrometheus(points, { definitions, timestamps: true, openMetrics: true })).toBe(
      '# HELP ml_slo_events Events.\n# TYPE ml_slo_events counter\nml_slo_events_total 1 1.5\nml_slo_events_total 3 2.5\n# EOF\n',
    )
  })

  test('writes numbers that are not finite', () => {
    const points = [Number.NaN, Infinity, -Infinity].map((value, i) => at('ml.drift.severity', value, { i }))
    expect(renderPrometheus(points, { definitions }).match(/\S+$/gm)?.slice(-3)).toEqual(['NaN', '+Inf', '-Inf'])
  })

  test('names a metric that the registry does not know', () => {
    expect(() => renderPrometheus([at('ml.unknown', 1)], { definitions })).toThrow(
      '"ml.unknown" is not in the registry',
    )
    expect(() => renderPrometheus([at('toString', 1)], { definitions })).toThrow(RangeError)
  })

  test('does not depend on the order of the points', () => {
    const point = fc.record({
      metric: fc.constantFrom(...Object.keys(definitions)),
      attributes: fc.dictionary(fc.constantFrom('a', 'b.c', 'd'), fc.string({ unit: 'binary' })),
      value: fc.double(),
      timeMs: fc.nat(),
    })
    const identity = ({ metric, attributes, timeMs }: OutputPoint) =>
      JSON.stringify([
        metric,
        timeMs,
        Object.entries(attributes)
          .filter(([, value]) => value !== '')

          .map(String)
          .toSorted((a, b) => (a < b ? -1 : 1)),
      ])
    const anyPoints = fc.uniqueArray(point, { selector: identity })
    fc.assert(
      fc.property(anyPoints, fc.boolean(), (points, openMetrics) => {
        const options = { definitions, openMetrics, timestamps: true }
        expect(renderPrometheus(points.toReversed(), options)).toBe(renderPrometheus(points, options))
      }),
    )
  })

  test.runIf(hasPromtool)('passes promtool check metrics without a complaint', () => {
    const text = renderPrometheus(
      [
        at('ml.drift.severity', 41.5, { 'ml.model.name': 'a "b"\n\\', 'ml.feature.name': 'é' }),
        at('ml.drift.severity', Number.NaN),
        at('ml.slo.events', 1e21),
        at('ml.window.end', -1e-7),
      ],
      { definitions },
    )
    const { status, stderr, stdout } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' })
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '' })
  })

  test.runIf(hasPromtool)('passes promtool check metrics with every metric of the registry that is a number', () => {
    const points = Object.values(metricDefinitions)
      .filter(({ instrument }) => ['counter', 'updowncounter', 'gauge'].includes(instrument))
      .map(({ name, attributes }) => at(name, 1, Object.fromEntries(attributes.map((attribute) => [attribute, 'x']))))
    const { stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: renderPrometheus(points),
      encoding: 'utf8',
    })
    // Milliseconds on purpose: Grafana draws annotations from them without arithmetic.
    const complaints = stderr
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('ml_change_timestamp_milliseconds'))
    expect(complaints).toEqual([])
  })

  test.runIf(hasPromtool)('makes OpenMetrics that promtool turns into blocks', () => {
    const directory = mkdtempSync(join(tmpdir(), 'driftline-promtool-'))
    try {
      const days = Array.from({ length: 60 }, (_, i) => i)
      const points = days.flatMap((day) => [
        at('ml.drift.severity', day, { 'ml.model.name': 'a "b"\n\\' }, Date.UTC(2004, 0, 1 + day) + 0.4),
        at('ml.slo.events', day * 10, {}, Date.UTC(2004, 0, 1 + day)),
      ])
      const file = join(directory, 'points.om')
      writeFileSync(file, renderPrometheus(points, { definitions, openMetrics: true, timestamps: true }))
      const blocks = join(directory, 'blocks')
      execFileSync('promtool', [
        'tsdb',
        'create-blocks-from',
        'openmetrics',
        '--max-block-duration=30000h',
        file,
        blocks,
      ])
      mkdirSync(join(blocks, 'wal')) // promtool dump wants one
      const dump = execFileSync('promtool', ['tsdb', 'dump', blocks], { encoding: 'utf8' })
      expect(dump.trim().split('\n')).toHaveLength(points.length)
      expect(dump).toContain(`ml_slo_events_total"} 590 ${Date.UTC(2004, 0, 60)}`)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})

describe('chooseExpositionFormat', () => {
  test.each([
    [undefined, false],
    ['*/*', false],
    ['text/plain', false],
    ['application/openmetrics-text', true],
    [
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      true,
    ],
    ['application/openmetrics-text;version=0.0.1', false],
    ['text/plain,application/openmetrics-text;version=1.0.0;q=0.5', false],
    ['application/openmetrics-text;q=0', false],
  ])('gives the scraper that accepts %s OpenMetrics: %s', (accept, openMetrics) => {
    const format = chooseExpositionFormat(accept)
    expect(format.openMetrics).toBe(openMetrics)
    expect(format.contentType).toMatch(openMetrics ? /openmetrics.*1\.0\.0/ : /^text\/plain; version=0\.0\.4/)
  })
})
