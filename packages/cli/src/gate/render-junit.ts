import { caseName, outcomeWords } from './case-words.ts'
import { fails } from './fail-level.ts'
import { gradeOf } from './fail-level.ts'
import type { DecidedCase, DecidedSuite, GateResult } from './judge-gate.ts'
import type { XmlElement } from './xml-text.ts'
import { renderXml } from './xml-text.ts'

/** Readers reckon with a duration; what is judged has none. */
const NO_TIME = 0

/** A gate's decision as JUnit XML: a suite for each model and window, a case for each segment, feature and kind. */
export function renderJunit(result: GateResult): Generator<string> {
  const suites = result.suites.map((suite) => suiteElement(suite, result))
  return renderSuites(result.unjudged === undefined ? suites : [...suites, unjudgedElement(result)])
}

/** What went wrong before anything could be judged, as JUnit XML. */
export function renderJunitError(message: string): Generator<string> {
  return renderSuites([errorSuite('driftline gate', { name: 'input', message })])
}

function renderSuites(suites: readonly XmlElement[]): Generator<string> {
  const sum = (key: string): number => suites.reduce((all, { attributes }) => all + Number(attributes?.[key]), 0)
  const counts = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') }
  return renderXml({
    name: 'testsuites',
    attributes: { name: 'driftline gate', ...counts, time: NO_TIME },
    children: suites,
  })
}

function suiteElement({ name, className, cases }: DecidedSuite, result: GateResult): XmlElement {
  const elements = cases.map((own) => caseElement(own, className, result))
  const properties = { 'fail-on': result.failOn, profile: result.profileId }
  return suiteOf(name, [
    {
      name: 'properties',
      children: Object.entries(properties).map(([key, value]) => ({
        name: 'property',
        attributes: { name: key, value },
      })),
    },
    ...elements,
  ])
}

function unjudgedElement({ model, unjudged = '' }: GateResult): XmlElement {
  return errorSuite(model, { name: 'features', message: `not a single feature could be judged: ${unjudged}` })
}

function errorSuite(
  name: string,
  { name: own, message }: { readonly name: string; readonly message: string },
): XmlElement {
  const error: XmlElement = { name: 'error', attributes: { message, type: 'error' } }
  const attributes = { name: own, classname: name, time: NO_TIME }
  return suiteOf(name, [{ name: 'testcase', attributes, children: [error] }])
}

function suiteOf(name: string, children: readonly XmlElement[]): XmlElement {
  const cases = children.filter((child) => child.name === 'testcase')
  const having = (kind: string): number =>
    cases.filter((own) => own.children?.some((child) => typeof child !== 'string' && child.name === kind)).length
  const counts = { failures: having('failure'), errors: having('error'), skipped: having('skipped') }
  return { name: 'testsuite', attributes: { name, tests: cases.length, ...counts, time: NO_TIME }, children }
}

function caseElement(own: DecidedCase, className: string, result: GateResult): XmlElement {
  const attributes = { name: caseName(own), classname: className, time: NO_TIME }
  return { name: 'testcase', attributes, children: outcomeElements(own, result) }
}

function outcomeElements(own: DecidedCase, { failOn }: GateResult): readonly XmlElement[] {
  const message = outcomeWords(own)
  switch (own.outcome) {
    case 'raised':
      return [{ name: 'failure', attributes: { message, type: own.state }, children: [`${own.state}: ${message}`] }]
    case 'unreadable':
      return [{ name: 'error', attributes: { message, type: own.outcome } }]
    case 'accepted':
    case 'ignored':
    case 'not_judged':
      return [{ name: 'skipped', attributes: { message } }]
    case 'passed':
      return isMilder(own, failOn)
        ? [{ name: 'system-out', children: [`${own.state}, which does not fail: ${message}`] }]
        : []
  }
}

function isMilder({ state }: DecidedCase, failOn: GateResult['failOn']): boolean {
  return gradeOf(state) > 0 && !fails(state, failOn)
}
