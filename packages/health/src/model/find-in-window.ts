import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { ClosedWindow } from '../closed-window.ts'
import { rateEvidence } from '../evidence/evidence.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import { schemaEvidence } from '../evidence/schema.ts'
import type { LearnedRates } from '../reference/learned-rates.ts'
import { MINIMUM_ROWS } from '../verdict/read-window.ts'
import { phaseText } from '../words/phase-text.ts'
import type { VolumeReading, VolumeRoom } from '../volume/volume-room.ts'
import type { Finding } from './finding.ts'
import { duplicatesLead, schemaText, volumeLead } from './finding-text.ts'

/** What is known of the model from earlier windows. */
export interface ModelRooms {
  readonly spec: MonitorSpec
  readonly rates: LearnedRates
  readonly volume: VolumeRoom
}

/** A window of a version, with its rows and what of it is not as declared. */
export interface CountedClosing {
  readonly closed: ClosedWindow
  readonly rows: number
  readonly problems: readonly SchemaProblem[]
}

/** What a window shows of the model as a whole, each kind that can be judged. */
export function findInWindow({ closed, rows, problems }: CountedClosing, rooms: ModelRooms): readonly Finding[] {
  const reading = closed.role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? rooms.volume.find(closed)?.reading : undefined
  const ofRows = rows < MINIMUM_ROWS ? [] : [duplicatesFinding(closed, rooms), schemaFinding(problems, rooms.spec)]
  return [reading && volumeFinding(reading, rooms.spec), ...ofRows].filter((finding) => finding !== undefined)
}

/** Undefined while what is usual is being learned. */
export function volumeFinding(reading: VolumeReading, spec: MonitorSpec): Finding | undefined {
  const { evidence } = reading
  return evidence && { evidence, lead: volumeLead(reading, phaseText(spec, spec.windows[0]!.name, reading.startMs)) }
}

function duplicatesFinding(closed: ClosedWindow, { rates }: ModelRooms): Finding | undefined {
  const compared = closed.rows && rates.duplicates(closed.rows, closed)
  return compared && { evidence: rateEvidence(compared), lead: duplicatesLead(compared) }
}

function schemaFinding(problems: readonly SchemaProblem[], { features }: MonitorSpec): Finding | undefined {
  if (Object.keys(features).length === 0) return undefined
  return { evidence: schemaEvidence(problems), lead: { now: schemaText(problems) }, details: problems }
}
