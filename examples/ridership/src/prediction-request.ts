import { ridershipFeatures } from './features.ts'
import type { RidershipFeatures } from './rows.ts'

/** A row for the model, or what is wrong with the request in a sentence for its sender. */
export type PredictionRequest =
  | { readonly kind: 'row'; readonly row: RidershipFeatures }
  | { readonly kind: 'problem'; readonly problem: string }

const known: ReadonlySet<string> = new Set(ridershipFeatures)

/**
 * Reads the JSON body of a request. A feature that is absent or `null` is let through: the trees can do without it, and the
 * monitoring counts it.
 */
export function parsePredictionRequest(body: string): PredictionRequest {
  const json = parseJson(body)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return {
      kind: 'problem',
      problem: 'The body must be a JSON object of features, e.g. {"weekday": 0, "austin": 1.46}.',
    }
  const row: Record<string, number | null> = {}
  for (const [name, value] of Object.entries(json)) {
    const problem = findProblem(name, value)
    if (problem) return { kind: 'problem', problem }
    row[name] = value as number | null
  }
  return { kind: 'row', row }
}

function findProblem(name: string, value: unknown): string | undefined {
  if (!known.has(name)) return `"${name}" is not a feature of the model; it takes ${ridershipFeatures.join(', ')}.`
  if (value !== null && typeof value !== 'number')
    return `"${name}" must be a number or null; found ${JSON.stringify(value)}.`
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
