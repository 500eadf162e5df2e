import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { DeploymentStatus, ModelStatus, Senders, VerdictStatus } from '@driftline/processor'
import { agoText, modelSentence, nameInRole, stateText, toCountText, toSeverityText } from '@driftline/view'
import { escapeHtml, toBreakableHtml } from '../../report/escape-html.ts'
import { worstState } from './worst-state.ts'
import { waitText } from './wait-text.ts'
import { whenText } from './when-text.ts'

/** Where the reader is. */
export interface Seen {
  /** ISO 8601. */
  readonly now: string
}

/** One model: what was said of it last, what it waits for, who sends it. */
export function renderModel(status: ModelStatus, seen: Seen): string {
  const { model, environment, deployments } = status
  const parts =
    deployments.length === 0
      ? `<p>${escapeHtml(waitText({ waitsFor: 'points', rows: null }, status, seen.now))} Wrap the model under this name and set OTEL_EXPORTER_OTLP_ENDPOINT to this address.</p>`
      : deployments.map((own) => renderDeployment(own, status, seen)).join('\n')
  return `<article>
<h2><a href="/?model=${escapeHtml(encodeURIComponent(model))}">${toBreakableHtml(model)}</a> <small>${toBreakableHtml(environment)}</small></h2>
${parts}
${deployments.length === 0 ? '' : `<p class="senders">${sendersText(status.senders, seen)}</p>`}
</article>`
}

function renderDeployment(own: DeploymentStatus, status: ModelStatus, { now }: Seen): string {
  const { version, role, services, verdict } = own
  const state = verdict ? worstState(verdict) : undefined
  const badge = state ? `<span class="badge state-${state}">${stateText[state]}</span>` : ''
  const name = nameInRole(version === '' ? 'no version' : `version ${version}`, { role })
  const facts: readonly (readonly [string, string])[] = [
    ['rows', rowsText(own, status, now)],
    ['waits for', escapeHtml(waitText(own, status, now))],
    ['compared with', basisText(own)],
    ...(status.deployments.length > 1 ? [['sent by', servicesHtml(services)] as const] : []),
  ]
  return `<section>
<h3>${badge}${toBreakableHtml(name)}</h3>
${verdict ? renderVerdict(verdict, status, now) : '<p>No verdict yet.</p>'}
<dl>${facts.map(([term, told]) => `<div><dt>${term}</dt><dd>${told}</dd></div>`).join('')}</dl>
</section>`
}

function renderVerdict(verdict: VerdictStatus, { timezone }: ModelStatus, now: string): string {
  const { features, whole, worst, end } = verdict
  const toLabel = (time: unknown): string => whenText(String(time), { now, zone: timezone })
  const states = Object.keys(features)
  const empty = 'Its verdicts are no longer held: no rows have come since.'
  const sentence =
    states.length > 0 && states.every((state) => state === 'learning')
      ? 'Nothing is judged yet.'
      : modelSentence({ counts: features, ...(whole && { whole }) }, { toLabel, empty })
  const worstText = worst ? `<p class="worst">${worstHtml(worst)}</p>` : ''
  const { text, title } = agoText(end, { nowMs: Date.parse(now), zone: timezone })
  return `<p>${escapeHtml(sentence)} <small title="${escapeHtml(title)}">Window until ${escapeHtml(whenText(end, { now, zone: timezone }))}, ${escapeHtml(text)}.</small></p>
${worstText}`
}

function worstHtml({ feature, severity, sentence }: NonNullable<VerdictStatus['worst']>): string {
  const name = feature === ML_FEATURE_NAME_VALUE_ALL ? 'model as a whole' : feature
  return `<strong>${toBreakableHtml(name)}</strong>, severity ${toSeverityText(severity)}: ${escapeHtml(sentence)}`
}

function basisText({ hasProfile, role }: DeploymentStatus): string {
  if (hasProfile) return 'its profile'
  if (role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE) return 'what is live, for there is no profile of it'
  return 'what is learned from live rows, for there is no profile of it'
}

function rowsText({ rows, verdict }: DeploymentStatus, { next, timezone }: ModelStatus, now: string): string {
  const running =
    rows === null || !next
      ? '–'
      : `${toCountText(rows, 'row')} so far in the window until ${whenText(next.end, { now, zone: timezone })}`
  const last = verdict?.rows ?? null
  return escapeHtml(last === null ? running : `${running}; ${toCountText(last, 'row')} in the last`)
}

function sendersText({ active, services, otherServices, lastHeard }: Senders, { now }: Seen): string {
  const heard = `last heard ${escapeHtml(agoText(lastHeard, { nowMs: Date.parse(now) }).text)}`
  if (active === 0) return `No sender in the last two minutes; ${heard}.`
  const named = services.map(({ service, senders }) => `${serviceHtml(service)}${senders > 1 ? ` × ${senders}` : ''}`)
  const others = otherServices > 0 ? ` and ${toCountText(otherServices, 'service')} more` : ''
  return `${toCountText(active, 'sender')}: ${named.join(', ')}${others}; ${heard}.`
}

function servicesHtml(services: readonly string[]): string {
  return services.length === 0 ? '–' : services.map(serviceHtml).join(', ')
}

function serviceHtml(service: string): string {
  return service === '' ? 'a service without a name' : toBreakableHtml(service)
}
