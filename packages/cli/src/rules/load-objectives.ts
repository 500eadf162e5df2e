import type { MonitorSpec } from '@driftline/spec'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { loadSpec } from '../load-spec.ts'
import { printFailure } from '../print-failure.ts'

/** What to write where nothing is promised. */
export const NO_OBJECTIVES = {
  message: 'The spec has no objectives, so there is nothing to alert on.',
  hint: 'Add some, e.g. slos: {availability: 0.999, drift: 0.95}',
}

/** Whether a spec promises anything. */
export function hasObjectives({ slos }: MonitorSpec): boolean {
  return Object.keys(slos).length > 0
}

/** A spec with objectives; undefined where it has none, which has then been said and is a problem found. */
export async function loadObjectives(path: string, context: CommandContext): Promise<MonitorSpec | undefined> {
  const spec = await loadSpec(path)
  if (hasObjectives(spec)) return spec
  const { message, hint } = NO_OBJECTIVES
  printFailure(new InputError('ERR_NO_OBJECTIVES', `${path}: ${message}\n  ${hint}`), context)
  context.setExitCode(exitCodes.problems)
  return undefined
}
