import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMonitorSpec } from './index.ts'
import type { Issue, MonitorSpec } from './index.ts'

const example = readFileSync(new URL('../testdata/ridership.yaml', import.meta.url), 'utf8')

function requireSpec(text: string): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues, null, 2))
  return checked.value
}

function issuesOf(text: string): readonly Issue[] {
  const checked = parseMonitorSpec(text, { file: 'm.yaml' })
  return checked.ok ? [] : checked.issues
}

const withModel = (text: string): string => `model: {name: x}\n${text}`

describe('a valid spec', () => {
  test('needs nothing but the name of the model', () => {
    expect(requireSpec('model: {name: x}')).toEqual({
      apiVersion: 'driftline/v1',
      kind: 'ModelMonitor',
      model: { name: 'x', task: 'other', riskTier: 3, environment: 'default' },
      features: {},
      segments: { dimensions: [], pin: [] },
      references: {
        training: { baseline: { rows: 10_000, withinMs: 604_800_000 } },
        seasonal: { weeks: 4, match: 'hour-of-week' },
        order: ['training', 'seasonal'],
      },
      windows: [{ kind: 'calendar', name: '1d', unit: 'day', count: 1 }],
      timezone: 'UTC',
      expected: [],
      columns: {},
      score: { thresholds: [] },
      privacy: { snapshot: [], hash: [], minimumCount: 20 },
      labels: {
        cohort: { kind: 'calendar', name: '1d', unit: 'day', count: 1 },
        matureAfterMs: 604_800_000,
        horizonMs: 5_184_000_000,
      },
      slos: {},
      alerting: {
        period: '30d',
        match: [],
        by: [],
        labels: {},
        minBad: { page: 5, ticket: 10 },
        pageOn: [],
      },
    })
  })

  test('lets answers out on spans where it lists them', () => {
    const { privacy } = requireSpec(withModel('features: {a: {}}\nprivacy: {snapshot: [a, prediction, score]}'))
    expect(privacy.snapshot).toEqual(['a', 'prediction', 'score'])
  })

  test('makes a category of what is hashed', () => {
    const { features } = requireSpec(withModel('features: {a: , b: {}}\nprivacy: {hash: [a]}'))
    expect(features['a']?.type).toBe('categorical')
    expect(features['b']?.type).toBeUndefined()
  })

  test('may name every field', () => {
    const spec = requireSpec(example)
    expect(spec.model).toEqual({
      name: 'ridership',
      task: 'regression',
      owner: 'transit-ml',
      riskTier: 1,
      runbook: 'https://runbooks.example/ridership',
      environment: 'default',
    })
    expect(spec.features['clark_lake']).toEqual({
      type: 'numeric',
      unit: 'thousand riders',
      min: 0,
      importance: 0.31,
      critical: true,
      calendar: false,
    })
    expect(spec.segments).toEqual({
      dimensions: [{ name: 'weekday' }, { name: 'season', values: ['winter', 'spring', 'summer', 'autumn'] }],
      pin: [{ season: 'winter' }],
    })
    expect(spec.references.seasonal).toEqual({ weeks: 4, match: 'hour-of-week' })
    expect(spec.references.previousVersion).toEqual({})
    expect(spec.windows.map(({ name }) => name)).toEqual(['1h', '1d'])
    expect(spec.expected).toEqual([{ feature: 'clark_lake', fromMs: Date.UTC(2004, 2, 1), reason: 'station works' }])
    expect(spec.slos).toEqual({
      availability: { objective: 0.999 },
      latency: { belowMs: 120, objective: 0.95 },
      drift: { objective: 0.95 },
      missing: { objective: 0.999 },
      freshness: { belowMs: 900_000, objective: 0.99 },
      quality: { good: 'absolute error below 2', objective: 0.9 },
    })
  })

  test('may be JSON, have a byte order mark, CRLF line ends, aliases and merge keys', () => {
    expect(requireSpec('{"model": {"name": "x"}}').model.name).toBe('x')
    expect(requireSpec('\uFEFFmodel:\r\n  name: x\r\n').model.name).toBe('x')
    const { features } = requireSpec(
      withModel('features: {a: &share {min: 0, max: 1}, b: *share, c: {<<: *share, max: 2}}'),
    )
    expect(features['b']).toEqual({ min: 0, max: 1, critical: false, calendar: false })
    expect(features['c']).toMatchObject({ min: 0, max: 2 })
  })

  test('takes a feature with nothing said about it', () => {
    expect(requireSpec(withModel('features:\n  a:\n  b: {}')).features).toEqual({
      a: { critical: false, calendar: false },
      b: { critical: false, calendar: false },
    })
  })

  test('takes whole numbers and booleans as categories and keeps special values as written', () => {
    const { features, segments } = requireSpec(
      withModel(
        'features: {a: {values: [0, 1, true, x], special: [-999, none]}}\nsegments: {dimensions: [d], pin: [{d: 1}]}',
      ),
    )
    expect(features['a']).toMatchObject({ values: ['0', '1', 'true', 'x'], special: [-999, 'none'] })
    expect(segments.pin).toEqual([{ d: '1' }])
  })

  test('places expected drift in its time zone: days whole, times to the instant', () => {
    const { expected } = requireSpec(
      withModel(
        'timezone: America/Chicago\nexpected: [{feature: a, from: 2004-03-01, to: 2004-03-31}, {feature: b, from: "2004-03-01T08:00:00Z", to: 2004-03-01T10:30+01:00}]',
      ),
    )
    expect(expected).toEqual([
      { feature: 'a', fromMs: Date.UTC(2004, 2, 1, 6), toMs: Date.UTC(2004, 3, 1, 6) },
      { feature: 'b', fromMs: Date.UTC(2004, 2, 1, 8), toMs: Date.UTC(2004, 2, 1, 9, 30) },
    ])
  })

  test('keeps its references in the order they are written in, and takes only those', () => {
    const written = requireSpec(withModel('references: {rolling: {}, training: {}}')).references
    expect(written.order).toEqual(['rolling', 'training'])
    expect(written.seasonal).toBeUndefined()
  })

  test('takes objectives as a ratio or as a map, and the other references with their defaults', () => {
    const spec = requireSpec(
      withModel('slos: {drift: {objective: 0.9}}\nreferences: {seasonal: {}, rolling: {gap: 1d}}'),
    )
    expect(spec.slos).toEqual({ drift: { objective: 0.9 } })
    expect(spec.references.seasonal).toEqual({ weeks: 4, match: 'hour-of-week' })
    expect(spec.references.rolling).toEqual({ spanMs: 28 * 86_400_000, gapMs: 86_400_000 })
  })
})

describe('each rule broken once', () => {
  test.each<[rule: string, text: string, place: string, message: string, hint: string]>([
    [
      'unknown key',
      withModel('featurs: {}'),
      '2:1',
      'A monitoring spec has no key "featurs".',
      'Did you mean "features"?',
    ],
    [
      'unknown key far from any',
      'model: {name: x, colour: red}',
      '1:18',
      '"model" has no key "colour".',
      'It may have name, version, task, owner, riskTier, runbook, environment.',
    ],
    ['no model', 'windows: [1d]', '1:1', '"model" is missing, and it is required.', 'The model that is watched.'],
    ['no name', 'model: {owner: x}', '1:8', '"model.name" is missing, and it is required.', 'Name of the model'],
    ['empty name', "model: {name: ''}", '1:15', '"model.name" must be text that is not empty', 'Name of the model'],
    [
      'long name',
      `model: {name: ${'x'.repeat(201)}}`,
      '1:15',
      'must be text of at most 200 characters',
      'Name of the model',
    ],
    [
      'number as version',
      'model: {name: x, version: 1.10}',
      '1:27',
      'must be text, but it is the number 1.1.',
      "Put it in quotes: '1.10'.",
    ],
    [
      'unknown task',
      'model: {name: x, task: regresion}',
      '1:24',
      'must be one of regression, binary',
      'Did you mean "regression"?',
    ],
    [
      'risk tier',
      'model: {name: x, riskTier: 5}',
      '1:28',
      '"model.riskTier" must be at most 4, but it is the number 5.',
      'From 1',
    ],
    ['half a tier', 'model: {name: x, riskTier: 1.5}', '1:28', '"model.riskTier" must be a whole number', 'From 1'],
    [
      'runbook',
      'model: {name: x, runbook: wiki}',
      '1:27',
      'must be an address that begins with https:// or http://',
      'on-call',
    ],
    [
      'newer version',
      'apiVersion: driftline/v2\nnew: 1',
      '1:13',
      'written for a newer version: it says driftline/v2',
      'Install a newer Driftline',
    ],
    [
      'other apiVersion',
      'apiVersion: v1\nmodel: {name: x}',
      '1:13',
      'must be "driftline/v1", but it is the text "v1".',
      'Format',
    ],
    [
      'other kind',
      'kind: Monitor\nmodel: {name: x}',
      '1:7',
      '"kind" must be "ModelMonitor"',
      'What the file describes.',
    ],
    [
      'reserved feature',
      withModel('features:\n  score: {}'),
      '3:3',
      '"score" is a reserved name, so no feature may have it; reserved are all, other, prediction, score.',
      'score_value',
    ],
    [
      '__proto__',
      withModel('features: {__proto__: {}}'),
      '2:12',
      '"__proto__" cannot be the name of a feature.',
      'Rename it.',
    ],
    [
      'feature as number',
      withModel('features: {a: 3}'),
      '2:15',
      '"features.a" must be empty or a map, but it is the number 3.',
      'What is known',
    ],
    [
      'features as list',
      withModel('features: [a]'),
      '2:11',
      '"features" must be a map, but it is a list.',
      'Features by name.',
    ],
    [
      'quoted number',
      withModel("features: {a: {min: '3'}}"),
      '2:21',
      '"features.a.min" must be a number, but it is the text "3".',
      'Write it without quotes: 3.',
    ],
    [
      'infinite bound',
      withModel('features: {a: {min: -.inf}}'),
      '2:21',
      'must be a finite number, but it is the number -Infinity.',
      'Smallest valid',
    ],
    [
      'min above max',
      withModel('features: {a: {min: 2, max: 1}}'),
      '2:29',
      '"max" is 1, which is below "min", 2.',
      'Swap them',
    ],
    [
      'importance',
      withModel('features: {a: {importance: 31}}'),
      '2:28',
      'must be at most 1, but it is the number 31.',
      'Share of the decision',
    ],
    [
      'repeated value',
      withModel('features: {a: {values: [x, y, x]}}'),
      '2:31',
      '"x" is in the list twice.',
      'Keep one',
    ],
    [
      'number that would change',
      withModel('features: {a: {values: [007]}}'),
      '2:25',
      'The category 007 is a number here and would be read as 7.',
      "Put it in quotes: '007'.",
    ],
    [
      'no values',
      withModel('features: {a: {values: []}}'),
      '2:24',
      'must be a list that is not empty',
      'Valid categories',
    ],
    [
      'bounds of a category',
      withModel('features: {a: {type: categorical, max: 3}}'),
      '2:35',
      'A categorical feature has no "max".',
      'Write type: numeric',
    ],
    [
      'values of a number',
      withModel('features: {a: {type: numeric, values: [x]}}'),
      '2:31',
      'A numeric feature has no list of values.',
      'Write type: categorical',
    ],
    [
      'greatest age',
      withModel('features: {a: {maxAge: 15}}'),
      '2:24',
      '"features.a.maxAge" must be a duration such as 120ms, 30s, 15m, 1h or 7d, but it is the number 15.',
      'Greatest age',
    ],
    [
      'timestamp',
      withModel('features: {a: {timestamp: 4}}'),
      '2:27',
      '"features.a.timestamp" must be text, but it is the number 4.',
      'Put it in quotes',
    ],
    [
      'odd feature name',
      withModel('features: {"a b": {min: x}}'),
      '2:25',
      '"features."a b".min" must be a number',
      'Smallest',
    ],
    [
      'dimension',
      withModel('segments: {dimensions: [4]}'),
      '2:25',
      '"segments.dimensions[0]" must be text or a map, but it is the number 4.',
      'Ways to split',
    ],
    [
      'reserved dimension',
      withModel('segments: {dimensions: [{name: all}]}'),
      '2:32',
      '"all" is a reserved name, so no dimension may have it.',
      'Rename',
    ],
    [
      'dimension twice',
      withModel('segments: {dimensions: [a, {name: a}]}'),
      '2:35',
      'The dimension "a" is there twice.',
      'Keep one',
    ],
    [
      'reserved value',
      withModel('segments: {dimensions: [{name: a, values: [x, other]}]}'),
      '2:47',
      '"other" is a reserved value',
      'Rename',
    ],
    [
      'unknown pin',
      withModel('segments: {dimensions: [season], pin: [{seasn: a}]}'),
      '2:41',
      '"seasn" is pinned, but no dimension has this name.',
      'Did you mean "season"?',
    ],
    [
      'unknown pinned value',
      withModel('segments: {dimensions: [{name: s, values: [winter]}], pin: [{s: wintr}]}'),
      '2:65',
      'The dimension "s" has no value "wintr".',
      'Did you mean "winter"?',
    ],
    [
      'pin of two',
      withModel('segments: {dimensions: [a, b], pin: [{a: 1, b: 2}]}'),
      '2:38',
      'A pin names one dimension and one value, but this one has 2.',
      'own entry',
    ],
    [
      'weeks',
      withModel('references: {seasonal: {weeks: 0}}'),
      '2:32',
      '"references.seasonal.weeks" must be at least 1',
      'Weeks to look back.',
    ],
    [
      'setting of previousVersion',
      withModel('references: {previousVersion: {a: 1}}'),
      '2:32',
      '"references.previousVersion" has no key "a".',
      'takes no keys',
    ],
    [
      'baseline rows',
      withModel('references: {training: {baseline: {rows: 10}}}'),
      '2:42',
      'must be at least 1000',
      'Rows after which',
    ],
    [
      'window text',
      withModel('windows: [1x]'),
      '2:11',
      '"windows[0]" must be a window such as 15m, 1h, 1d, 1w, 1mo or 1y, but it is the text "1x".',
      'Spans of time',
    ],
    ['no window', withModel('windows: []'), '2:10', '"windows" must be a list that is not empty', 'Spans of time'],
    [
      'window across days',
      withModel('windows: [7h]'),
      '2:11',
      'A window of 7h does not divide a day',
      'divisor of 24 h',
    ],
    ['window twice', withModel('windows: [1d, 1d]'), '2:15', '"1d" is in the list twice.', 'Keep one'],
    [
      'time zone',
      withModel('timezone: Mars/Olympus'),
      '2:11',
      '"Mars/Olympus" is not a time zone this machine knows.',
      'IANA',
    ],
    ['offset as time zone', withModel('timezone: "+01:00"'), '2:11', '"+01:00" is not a time zone', 'IANA'],
    [
      'date text',
      withModel('expected: [{feature: a, from: March}]'),
      '2:31',
      'must be a date such as 2004-03-01',
      'First day',
    ],
    [
      'date of no calendar',
      withModel('expected: [{feature: a, from: 2023-02-29}]'),
      '2:31',
      '2023-02-29 is in no calendar.',
      'Correct',
    ],
    [
      'time of no clock',
      withModel('expected: [{feature: a, from: "2023-02-28T25:00Z"}]'),
      '2:31',
      '2023-02-28T25:00Z is in no calendar.',
      'Correct',
    ],
    [
      'end before start',
      withModel('expected: [{feature: a, from: 2004-03-02, to: 2004-03-01}]'),
      '2:47',
      '"to" is 2004-03-01, which is before "from", 2004-03-02.',
      'Swap',
    ],
    [
      'expected of no feature',
      withModel('features: {lake: {}}\nexpected: [{feature: lak, from: 2004-03-02}]'),
      '3:22',
      '"lak" is named here, but "features" does not declare it.',
      'Did you mean "lake"?',
    ],
    [
      'snapshot of no feature',
      withModel('features: {lake: {}}\nprivacy: {snapshot: [sea]}'),
      '3:22',
      '"sea" is named here',
      'Declare it',
    ],
    [
      'hash of a snapshot',
      withModel('privacy: {snapshot: [a], hash: [a]}'),
      '2:33',
      '"a" is hashed here, but "privacy.snapshot" lets its raw values out.',
      'Remove',
    ],
    [
      'hash of a dimension',
      withModel('segments: {dimensions: [b, {name: a, values: [x]}]}\nprivacy: {hash: [a]}'),
      '3:18',
      '"a" is hashed here, but as a dimension of "segments" its values go out by name.',
      'Remove',
    ],
    [
      'hash of an answer',
      withModel('privacy: {hash: [score]}'),
      '2:18',
      '"score" is what the model answers; only features can be hashed.',
      'Remove',
    ],
    [
      'hash of what has a range',
      withModel('features: {a: {max: 3}}\nprivacy: {hash: [a]}'),
      '3:18',
      '"a" is numeric; only categories can be hashed.',
      'Remove',
    ],
    [
      'hash of a number',
      withModel('features: {a: {type: numeric}}\nprivacy: {hash: [a]}'),
      '3:18',
      '"a" is numeric; only categories can be hashed.',
      'Remove',
    ],
    ['minimum count', withModel('privacy: {minimumCount: 0}'), '2:25', 'must be at least 1', 'fewer rows'],
    [
      'falling thresholds',
      withModel('score: {thresholds: [0.5, 0.3]}'),
      '2:27',
      'Thresholds must rise, but 0.3 follows 0.5.',
      'Sort',
    ],
    [
      'threshold of 1',
      withModel('score: {thresholds: [1]}'),
      '2:22',
      '"score.thresholds[0]" must be below 1',
      'Scores at which',
    ],
    [
      'column twice',
      withModel('columns: {time: a, label: a}'),
      '2:27',
      'The column "a" is both "time" and "label".',
      'another column',
    ],
    [
      'late before mature',
      withModel('labels: {matureAfter: 90d}'),
      '2:23',
      'Cohorts are judged after 90d, but outcomes count as late after 60d already.',
      'at most',
    ],
    [
      'percentage',
      withModel('slos: {availability: 99.9}'),
      '2:22',
      '"slos.availability" must be below 1, but it is the number 99.9.',
      'write 0.999.',
    ],
    [
      'percent sign',
      withModel('slos: {drift: 95%}'),
      '2:15',
      '"slos.drift" must be a number or a map, but it is the text "95%".',
      'write 0.95.',
    ],
    ['objective of 1', withModel('slos: {missing: 1}'), '2:17', 'must be below 1, but it is the number 1.', 'Share of'],
    ['objective of 0', withModel('slos: {missing: 0}'), '2:17', 'must be above 0, but it is the number 0.', 'Share of'],
    [
      'latency without bound',
      withModel('slos: {latency: {objective: 0.9}}'),
      '2:17',
      '"slos.latency.below" is missing, and it is required.',
      'Events up to',
    ],
    [
      'latency bound',
      withModel('slos: {latency: {below: 120, objective: 0.9}}'),
      '2:25',
      'must be a duration such as 120ms',
      'Events up to',
    ],
    [
      'custom objective that is named like one of ours',
      withModel('slos: {custom: [{name: latency, good: a, total: b, objective: 0.9, description: d}]}'),
      '2:24',
      '"latency" is the name of an objective that Driftline counts itself.',
      'another name',
    ],
    [
      'tier twice',
      withModel(
        `alerting: {tiers: [{name: a, severity: critical, long: 1h, short: 5m, factor: 14.4}, {name: a, severity: critical, long: 1h, short: 5m, factor: 14.4}]}`,
      ),
      '2:93',
      '"a" is in the list twice.',
      'Keep one',
    ],
    [
      'short window that is no shorter',
      withModel('alerting: {tiers: [{name: a, severity: critical, long: 1h, short: 60m, factor: 1}]}'),
      '2:67',
      '"short" is 60m, which is not shorter than "long", 1h.',
      'a twelfth',
    ],
    [
      'window that Prometheus takes for none',
      withModel('alerting: {tiers: [{name: a, severity: critical, long: 1h, short: 0.1ms, factor: 1}]}'),
      '2:67',
      'The windows are 1h and 0.1ms, which Prometheus cannot ask for.',
      'at least 1s',
    ],
    [
      'window of centuries',
      withModel('alerting: {tiers: [{name: a, severity: critical, long: 99999w, short: 5m, factor: 1}]}'),
      '2:56',
      'The windows are 99999w and 5m, which Prometheus cannot ask for.',
      'at most 36500d',
    ],
    [
      'label that is a number to Prometheus',
      withModel('alerting: {by: [Inf]}'),
      '2:17',
      '"Inf" is a number to Prometheus.',
      'another name',
    ],
    [
      'label of ours',
      withModel('alerting: {labels: {severity: page}}'),
      '2:21',
      'The label "severity" belongs to Driftline or to the alerting system.',
      'another name',
    ],
    [
      'matcher that is none',
      withModel('alerting: {match: [cluster=eu]}'),
      '2:20',
      'must be a matcher such as cluster="eu"',
      'Matchers put into',
    ],
    [
      'runbooks that are no address',
      withModel('alerting: {runbookBase: docs/runbooks}'),
      '2:25',
      'must be a web address that begins with https://',
      'Address of the folder',
    ],
    ['empty file', '', '1:1', 'but this file is empty.', 'The smallest spec is: model: {name: my-model}'],
    ['a list', '- model', '1:1', 'but this file is a list.', 'smallest'],
    ['key twice', withModel('windows: [1d]\nwindows: [1h]'), '3:1', 'This key is there twice.', 'Keep one'],
    ['tab', 'model:\n\tname: x', '2:1', 'This line is indented with a tab.', 'spaces'],
    [
      'two documents',
      'model: {name: x}\n---\nmodel: {name: y}',
      '2:1',
      'A second document begins here.',
      'one file per model',
    ],
    ['open bracket', 'model: {name: x', '1:16', 'This is not valid YAML', 'brackets'],
    ['unknown tag', 'model: !!js {name: x}', '1:8', 'This is not valid YAML: Unresolved tag', 'Look at'],
  ])('%s', (_, text, place, message, hint) => {
    const [issue, ...more] = issuesOf(text)
    expect(more).toEqual([])
    expect(issue).toBeDefined()
    expect(`${issue?.line}:${issue?.column}`).toBe(place)
    expect(issue?.message).toContain(message)
    expect(issue?.hint).toContain(hint)
  })

  test('all problems come at once, in the order of the text, with file and path', () => {
    const issues = issuesOf(
      'windows: [2x]\nmodel: {nam: x, riskTier: 9}\nfeatures: {a: {min: 2, max: 1, colour: red}}\nwindows: [1d]',
    )
    expect(issues.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      'm.yaml:2 model.name',
      'm.yaml:2 model.nam',
      'm.yaml:2 model.riskTier',
      'm.yaml:3 features.a.max',
      'm.yaml:3 features.a.colour',
      'm.yaml:4 ',
    ])
  })

  test('a problem behind an alias or merge key is shown where it is written', () => {
    const [issue] = issuesOf(withModel('features:\n  a: &a {min: x}\n  b: {<<: *a}'))
    expect(issue).toMatchObject({ path: 'features.a.min', line: 3, column: 15 })
    expect(issuesOf(withModel('features:\n  a: &a {min: x}\n  b: {<<: *a}'))[1]).toMatchObject({ line: 3, column: 15 })
  })
})

describe('hostile files', () => {
  const bomb = [
    'a: &a [x, x, x]',
    ...'bcdef'.split('').map((name, i) => {
      const before = 'abcde'[i]
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`
    }),
  ].join('\n')

  test.each([
    ['a bomb of aliases', bomb, 'follows more than 100 aliases'],
    ['a deep nest', '['.repeat(100_000), 'nested too deeply'],
    ['a huge file', 'x'.repeat(2_000_001), 'has 2000001 characters'],
    ['an alias to itself', 'a: &a [*a]', 'is missing'],
    ['a key of a thousand characters', `${'x'.repeat(2000)}: 1`, 'is not valid YAML'],
  ])('%s is a problem, not a crash', (_, text, message) => {
    const issues = issuesOf(text)
    expect(issues.some((issue) => issue.message.includes(message))).toBe(true)
    expect(issues.length).toBeLessThan(5)
  })

  test('no prototype is touched', () => {
    issuesOf('__proto__: {polluted: 1}\nmodel: {name: x, __proto__: {polluted: 1}}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('any text gives a spec or problems inside the text', () => {
    const cut = fc
      .tuple(fc.nat(example.length), fc.nat(40), fc.string({ maxLength: 5 }))
      .map(([at, length, filling]) => example.slice(0, at) + filling + example.slice(at + length))
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut), (text) => {
        const checked = parseMonitorSpec(text)
        if (checked.ok) return
        const lines = text.split('\n')
        expect(checked.issues.length).toBeGreaterThan(0)
        for (const { line, column, message } of checked.issues) {
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
          expect(message).toMatch(/\.$/)
        }
      }),
      { numRuns: 500 },
    )
  })
})
