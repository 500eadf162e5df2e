import { fieldsOf, textOf } from './json-fields.ts'
import type { GrafanaAnswer } from './send-request.ts'

/** Why a step of an import was not done. */
export interface ImportProblem {
  readonly kind:
    /** No right to it. */
    | 'forbidden'
    | 'folder-missing'
    /** Grafana has something else under that identity or title, or somebody else keeps the rule. */
    | 'conflict'
    /** Somebody wrote to the group since the page read it. */
    | 'changed-meanwhile'
    | 'refused'
    | 'server'
    | 'network'
  /** Grafana's own words; empty where it had none. */
  readonly said: string
  readonly status: number
}

/** Whether it would meet every other group, too. */
export function endsImport({ kind }: ImportProblem): boolean {
  return kind === 'forbidden' || kind === 'folder-missing' || kind === 'network'
}

/** What is wrong where an answer is no success. */
export function problemOf({ status, body }: GrafanaAnswer): ImportProblem {
  const said = textOf(fieldsOf(body)['message']).trim()
  return { kind: kindOf(status, said), said, status }
}

function kindOf(status: number, said: string): ImportProblem['kind'] {
  if (status === 0) return 'network'
  if (status === 401 || status === 403) return 'forbidden'
  if (/\bfolder\b.*\b(?:not found|does not exist)\b/i.test(said)) return 'folder-missing'
  // Newer versions answer with 409, others with 400 or 500, for the same.
  if (status === 409 || status === 412 || /conflict|unique constraint|provenance/i.test(said)) return 'conflict'
  return status < 500 ? 'refused' : 'server'
}
