import { Option } from 'commander'
import type { CommandContext } from './command-context.ts'

type Environment = Pick<CommandContext, 'env'>

/**
 * `--spec` of a command that reads one monitoring spec; left out, the one that `DRIFTLINE_SPEC` names.
 *
 * @param otherwise what happens without either; left out, there must be one
 */
export function specOption({ env }: Environment, otherwise?: string): Option {
  const none = otherwise === undefined ? '' : `, else ${otherwise}`
  const option = new Option('--spec <file>', `monitoring spec of the model; default: DRIFTLINE_SPEC${none}`)
  option.defaultValue = env['DRIFTLINE_SPEC'] || undefined
  return otherwise === undefined ? option.makeOptionMandatory() : option
}

/** `--spec` of a command that reads several monitoring specs. */
export function specsOption({ env }: Environment): Option {
  const option = new Option('--spec <files...>', 'monitoring specs, one per model; default: DRIFTLINE_SPEC')
  option.defaultValue = env['DRIFTLINE_SPEC'] ? [env['DRIFTLINE_SPEC']] : undefined
  return option.makeOptionMandatory()
}
