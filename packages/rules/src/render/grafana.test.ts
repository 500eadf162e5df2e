import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { toGrafanaApi, renderGrafanaApi } from './grafana-api.ts'
import { renderGrafanaConvert, toGrafanaConvert } from './grafana-convert.ts'
import { renderGrafanaFile, toGrafanaFile } from './grafana-file.ts'
import { alertsOf, groupsOf, hostileNames, specOf } from './grafana.testing.ts'
import { HASH_ANNOTATION } from './rule-hash.ts'
import { execute } from './template.testing.ts'

const PLAIN = { model: 'fraud', owner: 'payments', objective: 'on-time', note: 'paid in full' }
const VERSIONS = ['1.1', '1.2'] as const

/** As Grafana reads texts of a provisioning file, with an environment in which each variable is set. */
const interpolated = (text: string): string =>
  text
    .split('$$')
    .map((part) => part.replaceAll(/\$(?:__\w+)?\{[^}]+\}|\$[A-Za-z_]\w*|\$[*#$@!?0-9-]/g, 'LEAK'))
    .join('$')
/** As it reads annotations there. */
const bracesInterpolated = (text: string): string => text.replaceAll(/\$(?:__\w+)?\{[^}]+\}/g, 'LEAK')

const interpolatedValues = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, interpolated(value)]))

const told = (template: string): string => execute(template, '7', () => 'production')

describe('whatever names a spec holds, Grafana', () => {
  test('reads what was meant, in JSON and in YAML of both versions, without what readers in Go refuse', () => {
    fc.assert(
      fc.property(hostileNames, (names) => {
        const groups = groupsOf(specOf(names))
        expect(JSON.parse(renderGrafanaApi(groups))).toEqual(toGrafanaApi(groups))
        expect(renderGrafanaFile(groups)).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff]/)
        for (const version of VERSIONS) {
          expect(parse(renderGrafanaFile(groups), { version })).toEqual(toGrafanaFile(groups))
          expect(parse(renderGrafanaConvert(groups), { version })).toEqual(toGrafanaConvert(groups))
        }
      }),
      { numRuns: 8 },
    )
  })

  test('finds none of its variables in a file', () => {
    fc.assert(
      fc.property(hostileNames, (names) => {
        const groups = groupsOf(specOf(names))
        const meant = toGrafanaApi(groups)
        for (const [i, group] of toGrafanaFile(groups, { folder: 'at $HOME' }).groups.entries()) {
          expect(interpolated(group.folder)).toBe('at $HOME')
          expect(interpolated(group.name)).toBe(meant[i]!.title)
          for (const [k, rule] of group.rules.entries()) {
            const { title, labels, annotations } = meant[i]!.rules[k]!
            expect(interpolated(rule.title)).toBe(title)
            expect(interpolatedValues(rule.labels)).toEqual(labels)
            for (const [name, text] of Object.entries(rule.annotations)) {
              expect(bracesInterpolated(text)).toBe(text)
              expect(interpolated(text)).toBe(text)
              expect(told(text)).toBe(told(annotations[name]!))
            }
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('executes no template but ours, and says the names as they are', () => {
    fc.assert(
      fc.property(hostileNames, (names) => {
        const groups = groupsOf(specOf(names))
        const converted = toGrafanaConvert(groups).groups.flatMap(({ rules }) => rules)
        for (const [i, rule] of toGrafanaApi(groups)
          .flatMap(({ rules }) => rules)
          .entries()) {
          expect(told(rule.annotations['summary']!)).toContain(names.model)
          expect(told(rule.labels['note']!)).toBe(names.note)
          expect(told(rule.labels['team']!)).toBe(names.owner)
          for (const text of Object.values({ ...rule.annotations, ...rule.labels })) told(text)
          const { annotations } = converted[i] as { annotations: Readonly<Record<string, string>> }
          for (const [name, text] of Object.entries(annotations))
            if (name !== HASH_ANNOTATION) expect(told(text)).toBe(told(rule.annotations[name]!))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('has no time to put into a query', () => {
    const groups = groupsOf(specOf({ ...PLAIN, model: '$__interval ${__range} $HOME' }))
    const text = JSON.stringify(toGrafanaApi(groups).map(({ rules }) => rules.map(({ data }) => data)))
    expect(text).toContain('$HOME')
    expect(text).not.toMatch(/\$\{?__/)
  })
})

describe('rules in Grafana', () => {
  test('are known by names of their own', () => {
    fc.assert(
      fc.property(hostileNames, (names) => {
        const rules = toGrafanaApi(groupsOf(specOf(names))).flatMap((group) => group.rules)
        expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length)
        expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length)
      }),
      { numRuns: 30 },
    )
  })

  test('keep their names through edits of a spec that do not concern them', () => {
    const uidsOf = (spec: object): readonly string[] =>
      toGrafanaApi(groupsOf(spec))
        .flatMap(({ rules }) => rules)
        .filter(({ labels }) => labels['sli_kind'] === 'availability')
        .map(({ uid }) => uid)
    const before = uidsOf({ model: { name: 'fraud' }, slos: { availability: 0.999 } })
    expect(before).toHaveLength(4)
    const edited = {
      model: { name: 'fraud', owner: 'others', riskTier: 1 },
      windows: ['1h'],
      slos: { latency: { below: '1s', objective: 0.9 }, availability: 0.99, drift: 0.9 },
      alerting: { labels: { a: 'b' }, minBad: 3, match: ['cluster="eu"'], team: 'x' },
    }
    expect(uidsOf(edited)).toEqual(before)
    expect(uidsOf({ model: { name: 'fraud2' }, slos: { availability: 0.999 } })).not.toEqual(before)
  })

  test('are the same in all three forms, by name, and without the series for screens', () => {
    const groups = groupsOf(specOf(PLAIN))
    const ids = toGrafanaApi(groups).flatMap(({ rules }) => rules.map(({ uid }) => uid))
    expect(ids).toHaveLength(alertsOf(groups).length)
    expect(toGrafanaFile(groups).groups.flatMap(({ rules }) => rules.map(({ uid }) => uid))).toEqual(ids)
    const converted = toGrafanaConvert(groups).groups.flatMap(({ rules }) => rules)
    expect(converted.map(({ labels }) => labels?.['__grafana_alert_rule_uid__'])).toEqual(ids)
    expect(JSON.stringify(converted)).not.toContain('"record"')
    expect(JSON.stringify(converted)).not.toContain('__grafana_origin')
  })

  test('that page stay as they are while nothing is known, all others go quiet or say that they failed', () => {
    const rules = toGrafanaApi(groupsOf(specOf(PLAIN))).flatMap((group) => group.rules)
    const states = rules.map((rule) =>
      [rule.labels['severity'], rule.noDataState, rule.execErrState, rule.missingSeriesEvalsToResolve].join(' '),
    )
    expect([...new Set(states)].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'critical KeepLast KeepLast 2',
      'info OK Error 2',
      'warning OK Error 2',
    ])
  })

  test('whose series are there only while they fire never keep on without them, also where they page', () => {
    const groups = groupsOf(specOf(PLAIN)).map(({ rules, ...group }) =>
      Object.assign(group, { rules: rules.map((rule) => Object.assign({}, rule, { severity: 'critical' })) }),
    )
    const rules = toGrafanaApi(groups).flatMap((group) => group.rules)
    const states = rules.map(({ data, noDataState }) =>
      [JSON.stringify(data).includes('is_nan'), noDataState].join(' '),
    )
    expect([...new Set(states)].toSorted((a, b) => a.localeCompare(b))).toEqual(['false KeepLast', 'true OK'])
  })

  test('wait for whole evaluations', () => {
    const spec = { model: { name: 'fraud' }, windows: ['96m'], slos: { drift: 0.9 } }
    expect(alertsOf(groupsOf(spec))[0]!.forMs).toBe(8 * 60_000)
    expect(toGrafanaApi(groupsOf(spec))[0]).toMatchObject({ interval: 300, rules: [{ for: '10m' }, {}] })
  })
})
