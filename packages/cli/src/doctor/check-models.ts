import type { ModelStatus, ProcessorStatus } from '@driftline/processor'
import { closestName } from '@driftline/semconv'
import { agoText, nameInRole } from '@driftline/view'
import { waitText } from '../serve/status-page/wait-text.ts'
import type { Finding } from './finding.ts'
import { good, problem } from './finding.ts'

/** Whether points of the models have come. */
export function checkModels(models: readonly ModelStatus[], status: ProcessorStatus): readonly Finding[] {
  return models.map((model) => checkModel(model, status))
}

/** A spec whose model the processor does not have. */
export function unknownModel({ models }: ProcessorStatus, wanted: string): Finding {
  const names = [...new Set(models.map(({ model }) => model))]
  const close = closestName(wanted, names)
  const meant = close === undefined ? '' : ` Did you mean "${close}"?`
  return problem(
    'model',
    `the processor has no spec of model "${wanted}"; it has ${names.map((name) => `"${name}"`).join(', ')}`,
    `Start it with --spec and this spec.${meant}`,
  )
}

function checkModel(model: ModelStatus, { points, now }: ProcessorStatus): Finding {
  const name = `model "${model.model}" in environment "${model.environment}"`
  if (model.deployments.length === 0) return neverSeen(name, model, points)
  const heard = agoText(model.senders.lastHeard, { nowMs: Date.parse(now) }).text
  if (model.senders.active === 0)
    return problem(
      'model',
      `${name}: nothing has come for two minutes; last heard ${heard}`,
      'Look whether its service runs and can reach this address.',
    )
  const told = model.deployments.map((own) => {
    const version = own.version === '' ? 'no version' : own.version
    const from = own.services.filter((service) => service !== '').join(', ')
    return `${nameInRole(version, own)}${from === '' ? '' : ` from ${from}`}: ${waitText(own, model, now)}`
  })
  return good('model', `${name} is seen. ${told.join(' ')}`.replace(/\.$/, ''))
}

function neverSeen(name: string, { model }: ModelStatus, { refused, lastRefused }: ProcessorStatus['points']): Finding {
  const strangers = refused.find(({ refusal }) => refusal === 'unknown_model')
  const said = strangers && lastRefused ? ` Points of other models were refused: ${lastRefused.message}.` : ''
  return problem(
    'model',
    `${name}: nothing has come yet`,
    `Wrap the model with { model: '${model}' } and set OTEL_EXPORTER_OTLP_ENDPOINT to this address in its service.${said}`,
  )
}
