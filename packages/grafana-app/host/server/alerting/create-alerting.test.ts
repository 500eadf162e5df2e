import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { bootOf } from '../boot.ts'
import { createAlerting } from './create-alerting.ts'

/** What a Grafana 9 answered, one after the other. */
interface Recorded {
  readonly title: string
  readonly role: 'Viewer' | 'Editor' | 'Admin'
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly answer: { readonly status: number; readonly body: unknown }
}

const testdata = new URL('../../testdata/alerting/grafana-9.json', import.meta.url)
const recorded = JSON.parse(await readFile(testdata, 'utf8')) as readonly Recorded[]
/**
 * What is another with every answer, what says nothing of rules, and what version 9 does not know; nor does it heed the
 * header by which the rules of a group are left to people.
 */
const PASSED_OVER =
  /^(?:id|updated|created|createdBy|updatedBy|url|version|hasAcl|can\w+|orgId|namespace_id|accessErrorId|traceID|isPaused|is_paused|record|notification_settings|provenance)$/

function essence(body: unknown): unknown {
  if (body === undefined || body === '') return ''
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (PASSED_OVER.test(key)) return undefined
    // Which rights are enough has grown since.
    return key === 'message' && typeof value === 'string' ? value.replace(/Permissions needed: .*/, '') : value
  }) as unknown
}

function permissionsOf(role: Recorded['role']): readonly string[] {
  return bootOf({ role, theme: 'dark', subPath: '', dataSources: [] }, { id: 'app', includes: [] }).permissions
}

describe('the host answers about rules as Grafana does', () => {
  const alerting = createAlerting()

  test.each(recorded)('$title', ({ role, method, path, body, answer }) => {
    const sent = body === undefined ? {} : { 'content-type': 'application/json' }
    const headers = { 'x-disable-provenance': 'true', ...sent }
    const request = { method, path, headers, body: JSON.stringify(body) ?? '' }
    const given = alerting.answer(request, permissionsOf(role))
    if (given === undefined || given === 'lost') throw new Error(`no answer: ${given}`)
    expect(given.status).toBe(answer.status)
    expect(essence(given.body)).toEqual(essence(answer.body))
  })
})

describe('where versions differ, the host is the narrower', () => {
  const folder = { uid: 'driftline', title: 'Model health' }
  const rule = recorded.find(({ title }) => title === 'a rule')?.body as Readonly<Record<string, unknown>>

  function post(body: object, provenance?: string) {
    const alerting = createAlerting()
    alerting.state.folders.set(folder.uid, folder)
    const headers = { 'content-type': 'application/json', ...(provenance === '' && { 'x-disable-provenance': 'true' }) }
    const ask = (method: string, path: string, text = '') =>
      alerting.answer({ method, path, headers, body: text }, permissionsOf('Admin'))
    const answer = ask('POST', '/api/v1/provisioning/alert-rules', JSON.stringify(body))
    return { alerting, ask, answer }
  }

  test.each([
    ['a field that the official client has not', { colour: 'red' }, /Unrecognized key: "colour"/],
    ['a field that is no such thing', { for: 60 }, /for: /],
    ['a state that is none', { noDataState: 'Maybe' }, /noDataState: /],
    ['a uid with a slash', { uid: 'a/b' }, /illegal characters/],
    ['a uid that is too long', { uid: 'x'.repeat(41) }, /longer than 40/],
    ['a condition that is no query', { condition: 'Z' }, /Condition Z does not exist, must be one of \[A D\]/],
    ['a folder that is not there', { folderUID: 'nowhere' }, /folder does not exist/],
    ['no group', { ruleGroup: '' }, /rule group name is empty/],
  ])('%s is refused', (_, change, message) => {
    const { answer } = post({ ...rule, ...change })
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) as string } })
  })

  test('what a file keeps, only the file changes', () => {
    const { alerting, ask } = post(rule, '')
    alerting.state.rules.set('one', { ...alerting.state.rules.get('one')!, provenance: 'file' })
    const group = '/api/v1/provisioning/folder/driftline/rule-groups/group'
    const body = JSON.stringify({
      title: 'group',
      folderUid: 'driftline',
      interval: 60,
      rules: [{ ...rule, for: '3m' }],
    })
    const mismatch = { status: 409, body: { messageId: 'alerting.provenanceMismatch' } }
    expect(ask('PUT', group, body)).toMatchObject(mismatch)
    expect(ask('DELETE', '/api/v1/provisioning/alert-rules/one')).toMatchObject(mismatch)
    expect(
      ask('PUT', group, JSON.stringify({ title: 'group', folderUid: 'driftline', interval: 60, rules: [rule] })),
    ).toMatchObject({ status: 200 })
  })
})
