import type { AcceptRefusal } from '@driftline/health'
import type { ModelRegistry } from '../models/model-registry.ts'
import type { Command } from './command.ts'
import type { ToldAcceptance } from './told-acceptance.ts'
import { toToldAcceptance } from './told-acceptance.ts'

/** What came of a command. */
export type Obeyed =
  | { readonly kind: 'accepted' | 'revoked'; readonly acceptance: ToldAcceptance; readonly by: string }
  | { readonly kind: 'refused'; readonly refusal: AcceptRefusal | 'unknown'; readonly message: string }

/** Does what a command says, or says why not. The verdicts that are out stay until the next window closes. */
export function obeyCommand(registry: ModelRegistry, command: Command): Obeyed {
  const { model, environment } = command
  const monitored = registry.find(model, environment)
  if (!monitored)
    return refusedAsUnknown(
      `Nothing of model "${model}" in environment "${environment}" has come in, so there is nothing to accept.`,
    )
  const { monitor } = monitored
  if (command.kind === 'accept') {
    const accepting = monitor.acceptDrift(command.accept)
    if (accepting.kind === 'refused') return accepting
    monitored.isChanged = true
    return { kind: 'accepted', acceptance: toToldAcceptance(command, accepting.acceptance), by: command.accept.by }
  }
  const revoked = monitor.revokeAcceptance(command.id)
  if (!revoked) return refusedAsUnknown(`There is no acceptance ${command.id} any more.`)
  monitored.isChanged = true
  return { kind: 'revoked', acceptance: toToldAcceptance(command, revoked), by: command.by }
}

function refusedAsUnknown(message: string): Obeyed {
  return { kind: 'refused', refusal: 'unknown', message }
}
