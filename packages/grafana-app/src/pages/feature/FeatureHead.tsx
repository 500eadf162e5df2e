import { css } from '@emotion/css'
import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import { agoText, toCountText, verdictNotes } from '@driftline/view'
import type { ShownVerdict } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { FeatureInfo } from '../../frames/model-info.ts'
import type { WindowClock } from '../../frames/window-clock.ts'
import { StateSign } from '../../look/StateSign.tsx'
import type { WindowLabels } from '../../look/window-labels.ts'
import { featureSentence } from './feature-sentence.ts'
import type { FeatureShown } from './load-feature.ts'

interface FeatureHeadProps {
  readonly shown: FeatureShown
  readonly verdict: ShownVerdict | undefined
  readonly beside: readonly ShownVerdict[]
  readonly clock: WindowClock
  readonly labels: WindowLabels
  readonly viewMs: number
}

/** How the feature is, in one sentence; below it what to look at next and what is known of it. */
export function FeatureHead({ shown, verdict, beside, clock, labels, viewMs }: FeatureHeadProps) {
  const styles = useStyles2(stylesOf)
  const toLabels = { toLabel: (time: string | number) => labels.ofStart(Number(time)), toShortLabel: String }
  const ended = agoText(clock.endMs, { nowMs: viewMs })
  return (
    <>
      <h2 className={styles.sentence}>
        {verdict && <StateSign state={verdict.state} severity={verdict.severity} />}
        {verdict ? featureSentence(verdict, labels) : 'Nothing is told of this feature in the newest window.'}
      </h2>
      {verdict &&
        verdictNotes(verdict, toLabels, beside).map((note) => (
          <p key={note} className={styles.note}>
            {note}.
          </p>
        ))}
      <p className={styles.facts}>
        {facts(shown, verdict, clock).join(' · ')} · <span title={ended.title}>ended {ended.text}</span>
      </p>
    </>
  )
}

/** What a model gives out is judged as its features are. */
const OUTPUTS: ReadonlySet<string> = new Set([ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE])

/** What is said of the feature and the window; nothing stands for what is not said. */
function facts({ feature, rows }: FeatureShown, verdict: ShownVerdict | undefined, clock: WindowClock) {
  const reference = verdict?.reference ?? ''
  return [
    ...(feature ? saidOf(feature) : []),
    reference === '' ? '' : `compared with ${reference}`,
    `version ${clock.version || '–'}, ${clock.role || 'no role'}`,
    `window ${clock.window}`,
    rows === undefined ? '' : toCountText(rows, 'row'),
  ].filter(Boolean)
}

function saidOf({ feature, type, unit, importance, isCritical }: FeatureInfo): readonly string[] {
  return [
    OUTPUTS.has(feature) ? 'output of the model' : '',
    [type, unit].filter(Boolean).join(', '),
    isCritical ? 'critical' : '',
    importance === undefined ? '' : `importance ${importance}`,
  ]
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({
    display: 'flex',
    gap: theme.spacing(1.5),
    alignItems: 'center',
    fontSize: 22,
    lineHeight: '28px',
    fontWeight: 600,
    margin: theme.spacing(0, 0, 1),
    fontVariantNumeric: 'tabular-nums',
  }),
  note: css({ margin: 0 }),
  facts: css({ color: theme.colors.text.secondary, margin: theme.spacing(0.5, 0, 3) }),
})
