import { ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'

/**
 * The verdicts that count, one of each window, segment and feature, whatever the number of references. Of lines that
 * name none, as older files have them: those beside one reference, `training` or else the first.
 */
export function headlineLines<V extends Pick<ShownVerdict, 'headline' | 'reference'>>(
  lines: readonly V[],
): readonly V[] {
  const headlines = lines.filter(({ headline }) => headline)
  if (headlines.length > 0) return headlines
  const references = lines.map(({ reference }) => reference)
  const shown = references.includes(ML_REFERENCE_VALUE_TRAINING) ? ML_REFERENCE_VALUE_TRAINING : references[0]
  return lines.filter(({ reference }) => reference === shown)
}
