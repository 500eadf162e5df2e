import { distributionColours, severitySteps, stateColours } from '@driftline/view'
import type { Theme } from '@driftline/view'

/** The colours that the report and the app share, as CSS variables: `--s0` to `--s9` are the steps of severity. */
export function colourVariables(theme: Theme): string {
  const named = Object.entries({ ...distributionColours, ...stateColours }).map(
    ([name, colours]) => [toKebab(name), colours[theme]] as const,
  )
  const steps = severitySteps.map((step) => [`s${step.index}`, step[theme]] as const)
  return [...named, ...steps].map(([name, colour]) => `--${name}: ${colour};`).join(' ')
}

function toKebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
