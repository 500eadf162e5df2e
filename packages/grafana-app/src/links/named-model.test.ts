import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  METRIC_ML_DRIFT_SEVERITY,
} from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNames } from '../queries/names.ts'
import { selector } from '../queries/selector.ts'
import { appAddress } from './app-address.ts'
import { instanceLink, ruleLink } from './alert-link.ts'
import { findNamedModel } from './named-model.ts'
import { askedLabels } from './promql-labels.ts'

const names = createNames()
const [MODEL, FEATURE] = [ATTR_ML_MODEL_NAME, ATTR_ML_FEATURE_NAME].map(names.label) as [string, string]
/** What names and expressions break at, and some that mean nothing. */
const CHARACTERS = fc.constantFrom(...Array.from(`"'\`\\\n$[]{}()=~!|.*+?#,<> axuU0`), '模', '🚆', 'é')
const ofExpr = (...exprs: string[]) => findNamedModel({ labels: [], exprs })

describe('what an expression asks of its labels', () => {
  test('is read back from any selector, whatever the names', () => {
    const name = fc.array(CHARACTERS, { minLength: 1, maxLength: 300 }).map((all) => all.join(''))
    fc.assert(
      fc.property(name, name, (model, feature) => {
        const where = { [ATTR_ML_MODEL_NAME]: model, [ATTR_ML_FEATURE_NAME]: feature }
        const asked = askedLabels(`max by (x) (${selector(names, METRIC_ML_DRIFT_SEVERITY, where)}) > 0`)
        expect([...(asked.get(MODEL) ?? [])]).toEqual([model])
        expect([...(asked.get(FEATURE) ?? [])]).toEqual([feature])
      }),
    )
  })

  test('is read in every quotation, with its escapes, and by quoted names', () => {
    for (const text of [`"fa\\"re"`, `'fa"re'`, '`fa"re`', String.raw`"fa\x22re"`, String.raw`"fa\042re"`])
      expect(ofExpr(`up{${MODEL} = ${text}}`)?.model).toBe('fa"re')
    expect([...askedLabels('{"ml.model.name"="fares"}').keys()]).toEqual(['ml.model.name'])
  })

  test('is not read out of texts, comments or comparisons', () => {
    expect(ofExpr(`up{other="${MODEL}=\\"fares\\""}`)).toBeUndefined()
    expect(ofExpr(`up # ${MODEL}="fares"`)).toBeUndefined()
    for (const op of ['!=', '!~']) expect(ofExpr(`up{${MODEL}${op}"fares"}`)).toBeUndefined()
    expect(ofExpr(`${MODEL} == "fares"`)).toBeUndefined()
  })

  test('of a pattern only where it is a list of names', () => {
    expect(ofExpr(`up{${MODEL}=~"fares"}`)?.model).toBe('fares')
    expect(ofExpr(`up{${MODEL}=~"a\\\\.b"}`)?.model).toBe('a.b')
    for (const pattern of ['.*', 'fare.', 'a|b', '(a|b)', 'a+'])
      expect(ofExpr(`up{${MODEL}=~"${pattern}"}`)).toBeUndefined()
  })

  test('is left out where it cannot be made out, however broken', () => {
    fc.assert(fc.property(fc.array(CHARACTERS), (all) => void askedLabels(all.join(''))))
    expect(ofExpr(`up{${MODEL}="fares`)).toBeUndefined()
    const startedMs = performance.now()
    for (const text of ['"\\', "'a", '`', 'a ', '"']) askedLabels(text.repeat(100_000))
    expect(performance.now() - startedMs).toBeLessThan(5000)
  })
})

describe('a model is named', () => {
  test('by all that names one, and not by what names several', () => {
    const fares = { [MODEL]: 'fares', [FEATURE]: 'zone' }
    expect(findNamedModel({ labels: [fares, {}], exprs: [] })).toMatchObject({ model: 'fares', feature: 'zone' })
    expect(findNamedModel({ labels: [fares, { [MODEL]: 'trips' }], exprs: [] })).toBeUndefined()
    expect(ofExpr(`up{${MODEL}="a"} / up{${MODEL}="b"}`)).toBeUndefined()
  })

  test('by the series that came before the expression that asked for them', () => {
    const named = findNamedModel({
      labels: [{ [MODEL]: 'fares' }],
      exprs: [`up{${MODEL}=~"fares|trips",${FEATURE}="all"}`],
    })
    expect(named).toMatchObject({ model: 'fares', feature: '' })
  })
})

describe('a link', () => {
  const named = { environment: 'prod', model: 'a/b "c"', feature: '', version: '2', role: 'live', window: '1h' }

  test('leads to the model with its time, version and data source', () => {
    expect(appAddress(named, { from: 'now-6h', to: 'now', dataSource: 'p' })).toBe(
      '/a/driftline-modelhealth-app/fleet/prod/a~2Fb~20~22c~22?from=now-6h&to=now&var-ds=p&version=2&role=live&window=1h',
    )
  })

  test('leads to the fleet where nobody says the environment', () => {
    expect(appAddress({ ...named, environment: '' }, {})).toBe(
      '/a/driftline-modelhealth-app/fleet?search=a%2Fb+%22c%22',
    )
  })

  test('of an alert goes by its labels, of a rule also by its expression', () => {
    const labels = { [MODEL]: 'fares', [names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)]: 'prod' }
    const path = '/a/driftline-modelhealth-app/fleet/prod/fares'
    expect(instanceLink({ instance: { labels } })).toEqual({ path })
    expect(ruleLink({ labels })).toEqual({ path })
    expect(
      ruleLink({ expression: `x{${MODEL}="fares",${names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)}="prod"} > 1` }),
    ).toEqual({ path })
    for (const empty of [undefined, {}]) expect([instanceLink(empty), ruleLink(empty)]).toEqual([undefined, undefined])
  })
})
