import type { DriftState } from '@driftline/health'
import { ACT_SEVERITY } from '@driftline/health'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { severityStepOf } from './severity-steps.ts'
import { stateColours } from './state-colours.ts'
import type { ThemeColours } from './theme-colours.ts'

/** What tells a state beside its colour. */
export type CellMark =
  | 'plain'
  | 'notch'
  | 'outline'
  | 'underline'
  | 'hatch-rising'
  | 'hatch-falling'
  | 'cross-hatch'
  | 'tick'
  | 'empty'

/** How a verdict looks in a cell; colour never says it alone. */
export interface CellLook {
  /** Nothing where what is behind shows. */
  readonly fill?: ThemeColours
  readonly mark: CellMark
  /** Colour of an outline, underline, hatching or tick. */
  readonly markColour?: ThemeColours
  readonly isBold: boolean
  /** Drawn lower than the others: the window could not renew the state. */
  readonly isLow: boolean
}

/** The look of a verdict; of none, an empty cell. */
export function cellLook(verdict: Pick<ShownVerdict, 'state' | 'severity' | 'notRenewed'> | undefined): CellLook {
  if (verdict === undefined) return { mark: 'empty', isBold: false, isLow: false }
  const { filled, ...look } = stateLooks[verdict.state]
  return {
    ...(filled === 'severity' && { fill: severityStepOf(verdict.severity) }),
    ...(filled === 'accepted' && { fill: stateColours.accepted }),
    ...look,
    isBold: verdict.state === 'act',
    isLow: verdict.notRenewed ?? false,
  }
}

interface StateLook extends Pick<CellLook, 'mark' | 'markColour'> {
  /** What the cell is filled with. */
  readonly filled?: 'severity' | 'accepted'
}

/** An underline of the first step to act on: what it comes from. */
const underline = severityStepOf(ACT_SEVERITY)

const stateLooks: Readonly<Record<DriftState, StateLook>> = {
  act: { filled: 'severity', mark: 'notch' },
  investigate: { filled: 'severity', mark: 'plain' },
  suspected: { mark: 'outline', markColour: stateColours.suspected },
  recovering: { filled: 'severity', mark: 'underline', markColour: underline },
  accepted: { filled: 'accepted', mark: 'tick', markColour: stateColours.tick },
  blind: { mark: 'cross-hatch', markColour: stateColours.hatch },
  learning: { mark: 'hatch-rising', markColour: stateColours.hatch },
  insufficient_data: { mark: 'hatch-falling', markColour: stateColours.hatch },
  ok: { filled: 'severity', mark: 'plain' },
}
