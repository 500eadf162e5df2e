import type { ProcessorStatus } from '@driftline/processor'
import { agoText, toCountText } from '@driftline/view'
import { escapeHtml } from '../../report/escape-html.ts'
import { renderComplaints } from './render-complaints.ts'
import { renderModel } from './render-model.ts'
import { renderRefusals } from './render-refusals.ts'
import { statusStyle } from './status-style.ts'
import { worstState } from './worst-state.ts'

/** Seconds after which the page is asked for anew. */
const REFRESH_SECONDS = 15

/** The page at / of a running processor: how its models stand, what they wait for, what went wrong. Needs no script. */
export function renderStatus(status: ProcessorStatus): string {
  const { models, modelCount, version, started, now } = status
  const lead = leadText(status)
  const hidden = modelCount - models.length
  const facts = [
    status.ready ? 'ready' : 'not ready: the state cannot be written; see the log',
    `started ${agoText(started, { nowMs: Date.parse(now) }).text}`,
    `${toCountText(status.points.accepted, 'data point')} taken in`,
    `looked at ${now.slice(0, 19).replace('T', ' ')} UTC, again in ${REFRESH_SECONDS} s`,
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<link rel="icon" href="data:,">
<title>${escapeHtml(lead)} · Driftline</title>
<style>${statusStyle}</style>
</head>
<body>
<main>
<header>
<h1>Driftline processor ${escapeHtml(version)}</h1>
<ul class="facts">${facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>
<p class="lead">${escapeHtml(lead)}</p>
</header>
${models.map((model) => renderModel(model, status)).join('\n')}
${hidden > 0 ? `<p class="note">The most severe ${models.length} are shown, ${toCountText(hidden, 'other')} not: add ?model= and a name to see one, or read /metrics.</p>` : ''}
${renderComplaints(status)}
${renderRefusals(status)}
</main>
<footer>The same as <a href="/metrics">metrics</a> for Prometheus, and here as JSON for who asks for no HTML. Whether it is up says <a href="/health">health</a>.</footer>
</body>
</html>
`
}

/** What is known of the models that are shown is all that is said. */
function leadText({ models, modelCount }: ProcessorStatus): string {
  if (modelCount === 0) return 'There is no such model.'
  const total = toCountText(modelCount, 'model')
  if (models.every(({ deployments }) => deployments.length === 0)) return `${total}, and nothing has come yet`
  const raised = models.filter(({ deployments }) => deployments.some(({ verdict }) => verdict && isRaised(verdict)))
  const waiting = models.filter(({ waitsFor }) => waitsFor !== 'nothing').length
  const areAllShown = models.length === modelCount
  return [
    raised.length === 0 ? `${total}, none raised` : `${raisedText(raised.length, { models, modelCount })} to look at`,
    areAllShown && waiting > 0 && `${waiting} without a verdict yet`,
  ]
    .filter(Boolean)
    .join(', ')
}

function raisedText(raised: number, { models, modelCount }: Pick<ProcessorStatus, 'models' | 'modelCount'>): string {
  if (raised === modelCount) return toCountText(modelCount, 'model')
  return `${raised === models.length ? 'at least ' : ''}${raised} of ${toCountText(modelCount, 'model')}`
}

function isRaised(verdict: Parameters<typeof worstState>[0]): boolean {
  const state = worstState(verdict)
  return state === 'act' || state === 'investigate'
}
