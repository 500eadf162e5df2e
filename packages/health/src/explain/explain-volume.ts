import type { VolumeBasis } from '../evidence/evidence-basis.ts'
import { logRatio, volumeEvidence } from '../evidence/volume.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { toldIn } from './explained-steps.ts'
import type { ExplainedSection } from './explanation.ts'

/** Why rows are more or fewer than usual, or not. */
export function explainVolume(kind: KindLine, basis: VolumeBasis, at: number): ExplainedSection {
  const { rows, usual, windows, scatter } = basis
  const { effect, lowerBound, severity, detectable } = volumeEvidence(basis)
  const told = toldIn(kind, at)
  return {
    title: kind.kind,
    steps: [
      { name: 'rows', how: 'of the window', value: rows },
      { name: 'usual', how: `median of ${windows} windows of the same time before it`, value: usual },
      { name: 'x', how: 'ln((rows + ½) / (usual + ½))', value: logRatio(rows, usual) },
      { name: '|x|', how: 'the effect; ln 2 is twice or half', value: effect, told: told('effect') },
      { name: 'scatter', how: '1.4826 · MAD of the last one-step x', value: scatter },
      {
        name: 'detectable',
        how: 'max(ln 2, 4 scales): from here on it is no chance',
        value: detectable,
        told: told('detectable'),
      },
      { name: 'L', how: '|x| less 3.09 scales', value: lowerBound, told: told('lowerBound') },
      {
        name: 's',
        how: '40 + 30 · ln(|x|/ln 2) / ln(ln 5/ln 2) where it is no chance',
        value: severity,
        told: told('severity'),
      },
    ],
  }
}
