import {
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_FEATURE_NAME_VALUE_ALL,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { ClosedFeature, ClosedWindow } from '../closed-window.ts'
import { ACT_SEVERITY } from '../evidence/severity.ts'
import type { RaisedSilence } from '../freshness/silence-room.ts'
import { headOf } from '../verdict-lines.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import { isoTime } from '../verdict/verdict-line.ts'
import { capital } from '../words/kind-noun.ts'
import { silenceText } from './finding-text.ts'
import { firstReference } from './first-reference.ts'

/**
 * The lines of a silence that is too long, one for each live version that had rows last: from its beginning up to now,
 * under the windows that it is counted in. A silence is no estimate, so it needs no second window; the next window with
 * rows ends it.
 */
export function silenceLines(raised: RaisedSilence, window: string, spec: MonitorSpec): readonly VerdictLine[] {
  const { fromMs, untilMs } = raised.silence
  return raised.versions.map((version): VerdictLine => {
    const closed: ClosedWindow = {
      window,
      version,
      role: ML_DEPLOYMENT_ROLE_VALUE_LIVE,
      startMs: fromMs,
      endMs: untilMs,
      partial: [],
      segments: [],
    }
    const segment = { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL, features: {} }
    const at: Omit<ClosedFeature, 'counts'> = { closed, segment, feature: ML_FEATURE_NAME_VALUE_ALL }
    const head = headOf(at, fromMs, { spec, reference: firstReference(spec) })
    return { ...head, headline: true, count: 0, detectable: null, ...saidOf(raised, window), statistics: {} }
  })
}

/** A window without rows, in a silence that is too long: it says so where nothing worse is to be said. */
export function withSilence(line: VerdictLine, raised: RaisedSilence): VerdictLine {
  if (line.severity > raised.evidence.severity) return { ...line, kinds: [...line.kinds, raised.evidence] }
  const { reason: _, notRenewed: __, persistence: ___, ...rest } = line
  const said = saidOf(raised, line.window)
  return { ...rest, ...said, kinds: [...said.kinds, ...line.kinds] }
}

type Said = Pick<
  VerdictLine,
  'state' | 'severity' | 'windowSeverity' | 'kind' | 'lowerBound' | 'kinds' | 'since' | 'sentence'
>

function saidOf({ silence, evidence }: RaisedSilence, window: string): Said {
  const { kind, severity, lowerBound } = evidence
  return {
    state: severity >= ACT_SEVERITY ? 'act' : 'investigate',
    severity,
    windowSeverity: severity,
    kind,
    lowerBound,
    kinds: [evidence],
    since: isoTime(silence.fromMs),
    sentence: `${capital(silenceText(silence, window))}.`,
  }
}
