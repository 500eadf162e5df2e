import { CONSTANT_ALPHA, constantChance } from '../evidence/constant.ts'
import type { ConstantBasis } from '../evidence/evidence-basis.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { phiStep, toldIn } from './explained-steps.ts'
import type { ExplainedSection } from './explanation.ts'

/** Why a window of one and the same value is no chance. */
export function explainConstant(kind: KindLine, basis: ConstantBasis, at: number): ExplainedSection {
  const { usual, logChance } = constantChance(basis)
  const shows = logChance < Math.log(CONSTANT_ALPHA)
  const told = toldIn(kind, at)
  return {
    title: kind.kind,
    steps: [
      { name: 'n', how: 'rows of the window, all of one value', value: basis.current.rows },
      { name: 'c₀', how: 'rows of the reference with that value', value: basis.reference.count },
      { name: 'm', how: 'rows of the reference', value: basis.reference.rows },
      phiStep(basis.designEffect),
      { name: 'p₀', how: '(c₀/φ + ½) / (m/φ + 1): how usual the value is', value: usual },
      { name: 'ln chance', how: '(n/φ) · ln p₀: the logarithm of the chance of so many', value: logChance },
      { name: 'ln α', how: `ln ${CONSTANT_ALPHA}: below it, it is no chance`, value: Math.log(CONSTANT_ALPHA) },
      { name: '1 − p₀', how: 'the effect', value: shows ? 1 - usual : 0, told: told('effect') },
      { name: 's', how: '100 where it is no chance, else 0', value: shows ? 100 : 0, told: told('severity') },
    ],
  }
}
