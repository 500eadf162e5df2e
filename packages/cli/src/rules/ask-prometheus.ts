import { InvalidArgumentError } from 'commander'
import type { Question, ServerAddress, ServerKind } from './ask-server.ts'
import { ask, isWebAddress, serverAt } from './ask-server.ts'
import { shown, uselessAnswer } from './useless-answer.ts'

const PROMETHEUS: ServerKind = {
  name: 'Prometheus',
  errorCode: 'ERR_PROMETHEUS',
  tokenVariable: 'DRIFTLINE_PROMETHEUS_TOKEN',
  right: 'read',
  addressAdvice: 'Name the address before /api/v1, e.g. http://127.0.0.1:9090 or https://mimir.example/prometheus.',
  loadAdvice: 'Ask for a shorter time or a larger --step.',
}

/** The address of a Prometheus or Mimir, with the token of the environment. @throws InputError that does not show the token */
export function prometheusAt(url: string, env: Readonly<Record<string, string | undefined>>): ServerAddress {
  return serverAt(PROMETHEUS, url, env)
}

/** What Prometheus answers, as JSON. @throws InputError with words for everything else */
export async function askPrometheus(address: ServerAddress, question: Question): Promise<unknown> {
  const answer = await ask(address, question)
  const { status, error } = Object(answer.json) as { readonly status?: unknown; readonly error?: unknown }
  if (answer.status < 300 && status === 'success') return answer.json
  const isRefused = typeof error === 'string' && error !== ''
  throw uselessAnswer(address, answer, isRefused ? `${shown(error)}. ${adviceFor(error)}` : undefined)
}

function adviceFor(error: string): string {
  if (/11,?000 points|maximum resolution|too many samples|limit|too long|exceed/i.test(error))
    return 'That is a limit of this Prometheus: ask for a shorter time, or a larger --step.'
  return 'That is what Prometheus itself says of the query.'
}

/** The address of a Prometheus. @throws InvalidArgumentError */
export function toPrometheusUrl(text: string): string {
  if (isWebAddress(text)) return text
  throw new InvalidArgumentError('An address such as http://127.0.0.1:9090 is needed.')
}
