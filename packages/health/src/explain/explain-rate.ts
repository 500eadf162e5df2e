import { clopperPearsonInterval } from '@driftline/statistics'
import { LOWER_BOUND_ALPHA } from '../comparison/distribution-effect.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { detectableIncrease, rateEffect } from '../comparison/rate-effect.ts'
import type { RateBasis } from '../evidence/evidence-basis.ts'
import { severityOf } from '../evidence/severity.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { finite } from '../evidence/evidence.ts'
import { CERTAINTY_TEXT, phiStep, severityStep, thresholdSteps, toldIn } from './explained-steps.ts'
import type { ExplainedSection, ExplainedStep } from './explanation.ts'

/** How the rise of a rate is reckoned from its counts. */
export function explainRate(kind: KindLine, basis: RateBasis, at: number): ExplainedSection {
  const { reference, current, designEffect, thresholds } = basis
  const phi = designEffect.value
  const effect = rateEffect(reference, current, phi)
  const told = toldIn(kind, at)
  const power = { reference, rows: current.rows, designEffect: phi, warn: thresholds.warn }
  const steps: readonly ExplainedStep[] = [
    { name: 'r', how: `rate of the reference: ${countsText(reference)}`, value: effect.reference },
    { name: 'x', how: `rate of the window: ${countsText(current)}`, value: effect.current },
    phiStep(designEffect),
    { name: 'r upper', how: limitText('upper', 'reference'), value: limits(reference, phi).upper },
    { name: 'x lower', how: limitText('lower', 'window'), value: limits(current, phi).lower },
    { name: 'x − r', how: 'the increase; a fall is 0', value: effect.increase, told: told('effect') },
    {
      name: 'L',
      how: 'x − r − √((x − x lower)² + (r upper − r)²), at least 0: the increase is certainly at least this',
      value: effect.lowerBound,
      told: told('lowerBound'),
    },
    ...thresholdSteps(thresholds),
    severityStep(severityOf(effect.lowerBound, thresholds), told('severity')),
    {
      name: 'detectable',
      how: 'the smallest increase whose L would reach w',
      value: finite(detectableIncrease(power)),
      told: told('detectable'),
    },
  ]
  const summary = `no rise: ${countsText(current)}, was ${countsText(reference)}`
  return { title: kind.kind, steps, ...(effect.increase === 0 && { summary }) }
}

function limits({ count, rows }: Rate, phi: number): ReturnType<typeof clopperPearsonInterval> {
  return clopperPearsonInterval(Math.min(count, rows) / phi, rows / phi, LOWER_BOUND_ALPHA)
}

function countsText({ count, rows }: Rate): string {
  return `${count.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')}`
}

function limitText(which: 'lower' | 'upper', of: 'reference' | 'window'): string {
  return `its ${which} limit by Clopper and Pearson, ${CERTAINTY_TEXT}, counts and rows of the ${of} divided by φ`
}
