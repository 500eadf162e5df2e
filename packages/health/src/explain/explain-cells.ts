import { detectableShift, distributionEffect, PSEUDO_COUNT } from '../comparison/distribution-effect.ts'
import type { CellsBasis } from '../evidence/evidence-basis.ts'
import { severityOf } from '../evidence/severity.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import type { ExplainedCell, ExplainedSection, ExplainedStep } from './explanation.ts'
import { finite } from '../evidence/evidence.ts'
import { CERTAINTY_TEXT, phiStep, severityStep, thresholdSteps, toldIn } from './explained-steps.ts'

/** How a shift of the distribution is reckoned from the rows in its cells. */
export function explainCells(kind: KindLine, basis: CellsBasis, at: number): ExplainedSection {
  const { designEffect, thresholds } = basis
  const effect = distributionEffect(basis, designEffect.value)
  const { psi, lowerBound, cellCount, scale } = effect
  const [m, n] = [sum(basis.reference), sum(basis.current)]
  const told = toldIn(kind, at)
  const steps: readonly ExplainedStep[] = [
    { name: 'm', how: 'rows of the reference', value: m },
    { name: 'n', how: 'rows of the window with a value', value: n },
    { name: 'B', how: 'cells, small ones pooled', value: cellCount },
    phiStep(designEffect),
    { name: 'k', how: '1/m + 1/n', value: m > 0 && n > 0 ? 1 / m + 1 / n : null },
    { name: 'φk', how: 'PSI/(φk) is χ² where nothing changed', value: scale },
    { name: 'PSI', how: 'Σ (q − p) · ln(q / p) over the cells', value: psi, told: told('effect') },
    { name: 'noise', how: 'φk · (B − 1): what chance alone gives', value: scale * Math.max(0, cellCount - 1) },
    {
      name: 'PSI/(φk)',
      how: `non-central χ² with ${Math.max(0, cellCount - 1)} degrees of freedom`,
      value: scale > 0 ? psi / scale : null,
    },
    {
      name: 'L',
      how: `PSI is certainly at least this (${CERTAINTY_TEXT})`,
      value: lowerBound,
      told: told('lowerBound'),
    },
    ...thresholdSteps(thresholds),
    severityStep(severityOf(lowerBound, thresholds), told('severity')),
    {
      name: 'detectable',
      how: 'the smallest PSI whose L would reach w',
      value: finite(detectableShift(effect, thresholds.warn)),
      told: told('detectable'),
    },
  ]
  return { title: kind.kind, steps, cells: explainedCells(basis) }
}

function explainedCells({ reference, current }: CellsBasis): readonly ExplainedCell[] {
  const shareOf = (count: number, counts: readonly number[]): number =>
    (count + PSEUDO_COUNT) / (sum(counts) + PSEUDO_COUNT * counts.length)
  return reference.map((count, i) => {
    const [p, q] = [shareOf(count, reference), shareOf(current[i]!, current)]
    return {
      reference: count,
      current: current[i]!,
      referenceShare: p,
      currentShare: q,
      term: (q - p) * Math.log(q / p),
    }
  })
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}
