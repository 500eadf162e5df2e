import type { DriftState } from '@driftline/health'
import { isRaised } from '@driftline/health'
import { shortenMiddle, stateText, tallyText, toCountText } from '@driftline/view'
import type { SegmentValue } from '../../frames/segment-values.ts'

const NAME_MAX_LENGTH = 32

/** How the values of a dimension are: how many need attention, which first, and how the others are. @param values one or more */
export function segmentsSentence(dimension: string, values: readonly Pick<SegmentValue, 'value' | 'state'>[]): string {
  const name = shortenMiddle(dimension, NAME_MAX_LENGTH)
  const raised = values.filter(({ state }) => state !== undefined && isRaised({ state }))
  const [first] = raised
  const others = values.filter((value) => !raised.includes(value)).map(({ state }) => state)
  if (first === undefined) return quietSentence(name, others)
  const verb = raised.length === 1 ? 'needs' : 'need'
  const worst = `${shortenMiddle(first.value, NAME_MAX_LENGTH)} ${raised.length === 1 ? 'only' : 'first'}`
  const rest = tallyOf(others)
  return `${raised.length} of ${toCountText(values.length, 'value')} of ${name} ${verb} attention, ${worst}${rest === '' ? '' : `; ${rest}`}.`
}

function quietSentence(name: string, states: readonly (DriftState | undefined)[]): string {
  if (states.every((state) => state === 'ok'))
    return states.length === 1
      ? `The one value of ${name} is like its reference.`
      : `All ${states.length} values of ${name} are like their reference.`
  return `No value of ${name} is raised; ${tallyOf(states)}.`
}

/** `1 recovering, 4 ok, 2 not told`. */
function tallyOf(states: readonly (DriftState | undefined)[]): string {
  const told = states.filter((state) => state !== undefined)
  const untold = states.length - told.length
  return [tallyText(told, (state) => stateText[state]), untold > 0 && `${untold} not told`].filter(Boolean).join(', ')
}
