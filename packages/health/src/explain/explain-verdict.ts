import { ML_DRIFT_REASON_VALUE_NOT_RENEWED } from '@driftline/semconv'
import type { EvidenceBasis } from '../evidence/evidence-basis.ts'
import { weighSeverity } from '../evidence/severity.ts'
import type { KindLine, VerdictLine } from '../verdict/verdict-line.ts'
import { explainCells } from './explain-cells.ts'
import { explainConstant } from './explain-constant.ts'
import { explainPersistence } from './explain-persistence.ts'
import { explainRate } from './explain-rate.ts'
import { explainSilence } from './explain-silence.ts'
import { explainVolume } from './explain-volume.ts'
import type { ExplainedSection, Explanation } from './explanation.ts'
import { contradictionsIn } from './explanation.ts'

/**
 * The arithmetic of a verdict step by step, computed anew from the counts in its line and held against what the line
 * says.
 *
 * @throws RangeError where counts of the line are none that rows could give.
 */
export function explainVerdict(line: VerdictLine): Explanation {
  const sections = [
    ...line.kinds.map(explainKind),
    ...leadingSection(line),
    ...(line.persistence ? [explainPersistence(line, line.persistence)] : []),
  ]
  return { sections, contradictions: contradictionsIn(sections) }
}

function explainKind(kind: KindLine, at: number): ExplainedSection {
  if (!kind.basis) return toldOnly(kind)
  return explainBasis(kind, kind.basis, at)
}

function explainBasis(kind: KindLine, basis: EvidenceBasis, at: number): ExplainedSection {
  switch (basis.of) {
    case 'cells':
      return explainCells(kind, basis, at)
    case 'rate':
      return explainRate(kind, basis, at)
    case 'constant':
      return explainConstant(kind, basis, at)
    case 'volume':
      return explainVolume(kind, basis, at)
    case 'silence':
      return explainSilence(kind, basis, at)
  }
}

/** Kinds that are no comparison of rows, and lines of an earlier version: what they say stands alone. */
function toldOnly({ kind, effect, lowerBound, severity }: KindLine): ExplainedSection {
  const how = 'as the line says; it carries no counts to reckon it from'
  return {
    title: kind,
    steps: [
      { name: 'effect', how, value: effect },
      { name: 'L', how, value: lowerBound },
      { name: 's', how, value: severity },
    ],
  }
}

/** What the verdict rests on: the strongest kind of this window, or the word of an earlier one. */
function leadingSection(line: VerdictLine): readonly ExplainedSection[] {
  const { kind, lowerBound, persistence, reason } = line
  if (!persistence || reason === ML_DRIFT_REASON_VALUE_NOT_RENEWED) return []
  const { standing, persisted, weight } = persistence
  const stands = standing && standing.severity > weighSeverity(persisted, weight)
  const leading = stands ? standing : line.kinds.find((own) => kind === null || own.kind === kind)
  const how = stands
    ? `of ${standing.kind}, as an earlier window said`
    : `of ${leading?.kind ?? 'no kind'}, the strongest`
  const told = { path: 'lowerBound', value: lowerBound }
  return [{ title: 'what leads', steps: [{ name: 'L', how, value: leading?.lowerBound ?? 0, told }] }]
}
