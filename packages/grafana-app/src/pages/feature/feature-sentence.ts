import type { ShownVerdict } from '@driftline/view'
import { severityWords, stateWords, toEffectText } from '@driftline/view'
import type { WindowLabels } from '../../look/window-labels.ts'

/** What is told as not known. */
const UNKNOWN = '–'

/** A verdict in one sentence: its state, how severe, since when, how far it moved. What is not known is not said. */
export function featureSentence(verdict: ShownVerdict, labels: WindowLabels): string {
  const { since } = verdict
  const raisedSince = since === undefined || since === null ? '' : ` since ${labels.ofStart(Number(since))}`
  const state = capital(stateWords(verdict))
  const head = verdict.severity > 0 ? `${state}${raisedSince}, ${severityWords(verdict)}` : `${state}${raisedSince}`
  const { effect, sure } = toEffectText(verdict)
  // A bound without its effect would not say what of.
  const bound = effect === UNKNOWN ? `PSI ${sure}` : sure
  const moved = [effect, sure === UNKNOWN ? UNKNOWN : `${bound} for certain`].filter((part) => part !== UNKNOWN)
  return moved.length === 0 ? `${head}.` : `${head}: ${moved.join(', ')}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
