import { createHash } from 'node:crypto'
import { parseRangeEnd, SpecTextError } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { isOutputFeature } from '@driftline/health'
import type { AcceptRequest } from './commands/accept-request.ts'
import { meant, readAcceptRequest, readBy } from './commands/accept-request.ts'
import type { Command } from './commands/command.ts'
import type { Obeyed } from './commands/obey-command.ts'
import type { ToldAcceptance } from './commands/told-acceptance.ts'
import { toToldAcceptance } from './commands/told-acceptance.ts'
import { quoted } from './intake/tally.ts'
import type { ModelRegistry } from './models/model-registry.ts'
import type { ProcessorCore } from './processor-core.ts'
import type { AcceptanceHandlers } from './receiver/handlers.ts'
import { RefusedRequest } from './receiver/receiver-errors.ts'

const ID_LENGTH = 12
const STATUS_OF_REFUSAL = { kind: 400, past: 400, not_raised: 409, too_many: 409, unknown: 404 } as const

/** What the receiver asks of a processor about acceptances. */
export function acceptanceHandlers(core: ProcessorCore): AcceptanceHandlers {
  const { registry } = core.processor
  return {
    list: () => ({ acceptances: listAcceptances(registry) }),
    accept: async (body) => {
      const request = readAcceptRequest(body)
      return answerOf(await core.obey(toCommand(request, registry, core.options.now())))
    },
    revoke: async (id, by) => {
      const known = listAcceptances(registry).find((own) => own.id === id)
      if (!known)
        throw new RefusedRequest(404, `There is no acceptance ${id.slice(0, 100)}; GET /v1/acceptances lists them.`)
      const { model, environment } = known
      const atMs = core.options.now()
      return answerOf(await core.obey({ kind: 'revoke', model, environment, id, by: readBy(by), atMs }))
    },
  }
}

function listAcceptances(registry: ModelRegistry): readonly ToldAcceptance[] {
  return registry
    .all()
    .flatMap((monitored) => monitored.monitor.acceptances().map((own) => toToldAcceptance(monitored, own)))
}

function answerOf(obeyed: Obeyed): ToldAcceptance {
  if (obeyed.kind === 'refused') throw new RefusedRequest(STATUS_OF_REFUSAL[obeyed.refusal], obeyed.message)
  return obeyed.acceptance
}

/** A request in the names the processor has. @throws RefusedRequest 404 for unknown names, 400 for a bad date. */
function toCommand(request: AcceptRequest, registry: ModelRegistry, atMs: number): Command {
  const { model, role, segment, feature, kind, by, reason } = request
  const spec = requireSpec(request, registry)
  const environment = requireEnvironment(request, registry)
  requireFeature(feature, spec)
  const untilMs = request.until === undefined ? undefined : endOf(request.until, spec)
  const place = { role, segment, feature, ...(kind && { kind }) }
  const id = createHash('sha256')
    .update(JSON.stringify([model, environment, place, atMs]))
    .digest('hex')
  const accept = { id: id.slice(0, ID_LENGTH), ...place, by, reason, atMs, ...(untilMs !== undefined && { untilMs }) }
  return { kind: 'accept', environment, model, accept }
}

function requireSpec({ model }: AcceptRequest, registry: ModelRegistry): MonitorSpec {
  const known = registry.findModel(model)
  if (known) return known.spec
  const names = registry.modelNames
  throw new RefusedRequest(
    404,
    `There is no model "${model}" here; there is ${names.join(', ')}.${meant(model, names)}`,
  )
}

function requireEnvironment({ model, environment }: AcceptRequest, registry: ModelRegistry): string {
  const known = registry.environmentsOf(model)
  if (known.length === 0)
    throw new RefusedRequest(409, `Nothing of model "${model}" has come in yet, so there is nothing to accept.`)
  if (environment === undefined && known.length === 1) return known[0]!
  const names = quoted(known)
  if (environment === undefined)
    throw new RefusedRequest(400, `Model "${model}" runs in several environments; name one of ${names}.`)
  if (known.includes(environment)) return environment
  throw new RefusedRequest(
    404,
    `Model "${model}" has not been seen in environment "${environment}"; it runs in ${names}.`,
  )
}

/** Where the spec lists features, others are not judged. */
function requireFeature(feature: string, { features }: MonitorSpec): void {
  const names = Object.keys(features)
  if (names.length === 0 || names.includes(feature) || isOutputFeature(feature)) return
  const shown = names.slice(0, 20).join(', ')
  const all = names.length > 20 ? `${shown}, … (${names.length} features)` : shown
  throw new RefusedRequest(404, `The spec has no feature "${feature}"; it has ${all}.${meant(feature, names)}`)
}

function endOf(until: string, { timezone }: MonitorSpec): number {
  try {
    return parseRangeEnd(until, timezone)
  } catch (error) {
    if (error instanceof SpecTextError) throw new RefusedRequest(400, `"until" cannot be read: ${error.message}`)
    throw error
  }
}
