import type { AcceptCommand } from '@driftline/health'

/** What a person tells the processor to do with one model in one environment; plain JSON. */
export type Command =
  | { readonly kind: 'accept'; readonly environment: string; readonly model: string; readonly accept: AcceptCommand }
  | {
      readonly kind: 'revoke'
      readonly environment: string
      readonly model: string
      readonly id: string
      readonly by: string
      readonly atMs: number
    }

/** When a command was given, ms. */
export function timeOfCommand(command: Command): number {
  return command.kind === 'accept' ? command.accept.atMs : command.atMs
}
