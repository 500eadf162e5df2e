import type { ProcessorStatus } from '@driftline/processor'
import { encodeMetricsJson } from '@driftline/processor'
import { METRIC_DRIFTLINE_TEST } from '@driftline/semconv'
import type { Door, HttpAnswer } from './ask-http.ts'
import { askHttp, messageIn } from './ask-http.ts'
import type { Finding } from './finding.ts'
import { good, problem } from './finding.ts'

const UNAVAILABLE = 503
const UNAUTHORISED = 401

/** What was found at the door, and, where that is good, how everything stands behind it. */
export interface AtDoor {
  readonly findings: readonly Finding[]
  readonly status?: ProcessorStatus
}

/** Whether a processor is reached and takes a point; a point of no model, which counts nothing. */
export async function checkDoor(door: Door, { now }: { readonly now: () => number }): Promise<AtDoor> {
  const reach = checkHealth(door, await askHttp({ url: door.url }, '/health'))
  if (!reach.isOk) return { findings: [reach] }
  const point = { metric: METRIC_DRIFTLINE_TEST, attributes: {}, value: 1, timeMs: now() }
  const body = new TextDecoder().decode(encodeMetricsJson([point]))
  const test = checkTest(door, await askHttp(door, '/v1/metrics', body))
  if (!test.isOk) return { findings: [reach, test] }
  const answer = await askHttp(door, '/')
  if (answer.kind === 'answered' && isStatus(answer.value)) return { findings: [reach, test], status: answer.value }
  const told = answer.kind === 'answered' ? (messageIn(answer.value) ?? `it answered ${answer.status}`) : answer.reason
  const todo = 'Run a processor and a doctor of the same version.'
  return { findings: [reach, test, problem('model', `it does not say how its models stand: ${told}`, todo)] }
}

/** How everything stands, with the names of one model's features; undefined where that is not told. */
export async function askModel(door: Door, model: string): Promise<ProcessorStatus | undefined> {
  const answer = await askHttp(door, `/?model=${encodeURIComponent(model)}`)
  return answer.kind === 'answered' && isStatus(answer.value) ? answer.value : undefined
}

function checkHealth({ url }: Door, answer: HttpAnswer): Finding {
  if (answer.kind === 'silent')
    return problem(
      'reach',
      `nothing answers at ${url}: ${answer.reason}`,
      'Start "driftline serve" there, or name the address of one with --url.',
    )
  const { status, problem: told = 'it is not ready' } = Object(answer.value) as Readonly<Record<string, unknown>>
  if (answer.status === UNAVAILABLE)
    return problem(
      'reach',
      `the processor at ${url} takes nothing: ${textOf(told)}`,
      'Wait until it is up; where it stays so, read its log.',
    )
  if (status === 'ready') return good('reach', `a processor answers at ${url}`)
  return problem(
    'reach',
    `what answers at ${url} is no Driftline processor (${answer.status} on /health)`,
    'Perhaps a Collector has the port: name the address of the processor behind it with --url.',
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function checkTest({ url, token }: Door, answer: HttpAnswer): Finding {
  if (answer.kind === 'silent')
    return problem('test_point', `a test point got no answer: ${answer.reason}`, 'Read the log of the processor.')
  if (answer.status === 200) return good('test_point', 'a test point was taken in; it counts for no model')
  const told = messageIn(answer.value) ?? `${url} answered ${answer.status}`
  if (answer.status !== UNAUTHORISED)
    return problem('test_point', `a test point was refused: ${told}`, 'Senders are refused alike; mend what it says.')
  const todo =
    token === undefined
      ? 'Give the token with --token-file or DRIFTLINE_TOKEN; senders need it in OTEL_EXPORTER_OTLP_HEADERS.'
      : 'Give the token that the processor was started with.'
  return problem('test_point', `a test point was refused: ${told}`, todo)
}

function isStatus(value: unknown): value is ProcessorStatus {
  const { models, requests, points, complaints } = Object(value) as Readonly<Record<string, unknown>>
  return [models, requests, complaints].every(Array.isArray) && typeof points === 'object'
}
