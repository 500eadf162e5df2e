import { closestName } from '@driftline/semconv'
import type { CheckedOptions } from './checked-options.ts'
import type { ModelConfig } from './model-config.ts'

const MOST_NAMED = 3

/** Names in `features` that a spec or profile does not know, in words; undefined where all are known or nothing says. */
export function unknownFeatureNames(
  { features }: Pick<CheckedOptions, 'features'>,
  config: Pick<ModelConfig, 'features' | 'knownFields'>,
): string | undefined {
  const known = config.features.map(({ name }) => name)
  if (typeof features !== 'object' || known.length === 0) return undefined
  const unknown = features.filter((name) => !known.includes(name) && config.knownFields?.has(name) !== true)
  if (unknown.length === 0) return undefined
  const shown = unknown.slice(0, MOST_NAMED).map((name) => {
    const nearest = closestName(name, known)
    return `"${name}"${nearest === undefined ? '' : ` (did you mean "${nearest}"?)`}`
  })
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : ''
  return `features names ${shown.join(', ')}${more}, which its spec and profile do not know`
}
