import type { FeatureChange } from '../change/feature-change.ts'
import type { TakenOver } from '../change/taken-over.ts'
import { gainOf } from '../change/then-and-now.ts'
import { share } from '../counts/counts-summary.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { categoryLead } from './category-lead.ts'
import { evidenceShown } from './evidence-shown.ts'
import type { Lead } from './lead.ts'
import { countText, percentText } from './number-text.ts'
import { numericLead } from './numeric-lead.ts'
import { rateLead } from './rate-lead.ts'
import type { SentenceParts } from './sentence-context.ts'
import { soleText, unitText } from './value-text.ts'

/** What a kind of evidence means in the feature's own terms; undefined where the window does not hold it. */
export function changeLead(shown: Evidence, parts: SentenceParts): Lead | undefined {
  if (shown.kind === 'constant') return constantLead(parts)
  if (shown.kind === 'distribution') return distributionLead(parts)
  const { change } = parts.window.statistics
  const { spec } = parts.context
  const lead = rateLead(shown, { spec, change })
  const far = lead && shown.kind === 'tails' ? farOut(shown, change) : undefined
  return far ? { ...lead!, before: `${lead!.before ?? ''}, mostly ${soleText(far, unitText(spec?.unit))}` } : lead
}

function distributionLead(parts: SentenceParts): Lead | undefined {
  const { statistics } = parts.window
  const stuck = isStuck('distribution', parts) ? constantLead(parts) : undefined
  return stuck ?? categoryLead(statistics) ?? numericLead(statistics, unitText(parts.context.spec?.unit))
}

/** The one value that gained most, where it lies beyond the tails and makes most of what does. */
function farOut({ effect }: Evidence, { takenOver, tails }: FeatureChange = {}): TakenOver | undefined {
  if (typeof takenOver?.value !== 'number' || !tails || gainOf(takenOver) < effect / 2) return undefined
  const isOutside = takenOver.value < (tails.lower ?? -Infinity) || takenOver.value > (tails.upper ?? Infinity)
  return isOutside ? takenOver : undefined
}

/** Whether a shift is that all values are one and the same, which says more. */
export function isStuck(kind: EvidenceKind, parts: SentenceParts): boolean {
  return kind === 'constant' || (kind === 'distribution' && evidenceShown('constant', parts) !== undefined)
}

function constantLead(parts: SentenceParts): Lead | undefined {
  const { context, window } = parts
  const basis = evidenceShown('constant', parts)?.basis
  if (basis?.of !== 'constant') return undefined
  const { only } = window.statistics.change ?? {}
  const value = only ? soleText(only, unitText(context.spec?.unit)) : 'one and the same'
  const usual = percentText(share(basis.reference.count, basis.reference.rows))
  return { now: `all ${countText(basis.current.rows)} values are ${value}`, before: `, usually ${usual} are` }
}
