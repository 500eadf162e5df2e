import { css } from '@emotion/css'
import { agoText, modelFacts, modelSentence, toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { plainWord } from '../../frames/plain-word.ts'
import type { WindowClock } from '../../frames/window-clock.ts'
import type { WindowLabels } from '../../look/window-labels.ts'
import type { ModelShown } from './load-model.ts'

interface ModelHeadProps {
  readonly shown: ModelShown
  readonly environment: string
  readonly clock: WindowClock
  readonly labels: WindowLabels
  readonly viewMs: number
}

/** How the model is, in a sentence or a few, and whose it is. */
export function ModelHead({ shown, environment, clock, labels, viewMs }: ModelHeadProps) {
  const styles = useStyles2(stylesOf)
  const sentence = modelSentence(modelFacts(shown), {
    toLabel: (instant) => labels.ofStart(Number(instant)),
    empty: 'No feature has a verdict of the newest window.',
  })
  const ended = agoText(clock.endMs, { nowMs: viewMs })
  return (
    <>
      <h2 className={styles.sentence}>{sentence}</h2>
      <p className={styles.facts}>
        {[environment, ...facts(shown, clock)].join(' · ')} · <span title={ended.title}>ended {ended.text}</span>
      </p>
    </>
  )
}

/** What the spec says of the model; nothing stands for what it does not say. */
function facts({ info, rows }: ModelShown, { version, role, window }: WindowClock): readonly string[] {
  const { owner = '', riskTier = '', task = '', reference = '' } = info ?? {}
  const last = rows.at(-1)?.rows
  const said = [
    [owner, `owner ${owner}`],
    [riskTier, `tier ${riskTier}`],
    [task, plainWord(task)],
    [reference, `compared with ${reference}`],
  ].flatMap(([value, text = '']) => (value === '' ? [] : [text]))
  const known = [`version ${version || '–'}, ${role || 'no role'}`, ...said, `window ${window}`]
  return last === undefined ? known : [...known, toCountText(last, 'row')]
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600, margin: theme.spacing(0, 0, 1) }),
  facts: css({ color: theme.colors.text.secondary, margin: theme.spacing(0.5, 0, 3) }),
})
