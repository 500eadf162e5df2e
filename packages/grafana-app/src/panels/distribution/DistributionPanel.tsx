import { css } from '@emotion/css'
import { distributionColours } from '@driftline/view'
import type { GrafanaTheme2, PanelProps } from '@grafana/data'
import { dateTimeFormat, LoadingState } from '@grafana/data'
import { RadioButtonGroup, useStyles2, useTheme2 } from '@grafana/ui'
import { useMemo, useState } from 'react'
import type { FramesDistribution } from '../../frames/panels/distribution-frames.ts'
import { distributionsOfFrames } from '../../frames/panels/distribution-frames.ts'
import { DistributionChart } from '../../look/distribution/DistributionChart.tsx'
import { themeOf } from '../../look/StateMark.tsx'
import { createNames } from '../../queries/names.ts'
import { WrongFramesNotice } from '../WrongFramesNotice.tsx'
import { distributionQuery } from './distribution-query.ts'
import type { DistributionOptions } from './options.ts'

const NAMES = createNames()
/** Room of the legend, and of the labels and the words below a chart, px. */
const LEGEND_PX = 32
const BELOW_PX = 44
const LEAST_PX = 60

/** A distribution then and now, of whatever a query gives. */
export function DistributionPanel(props: PanelProps<DistributionOptions>) {
  const { data } = props
  const read = useMemo(() => distributionsOfFrames(NAMES, data.series), [data.series])
  if (read.isWrong && data.series.length === 0 && data.state === LoadingState.Loading) return null
  return read.isWrong ? (
    <WrongFramesNotice title="This is no distribution yet" query={distributionQuery(NAMES)} {...read} />
  ) : (
    <FoundDistributions panel={props} distributions={read.distributions} />
  )
}

interface FoundDistributionsProps {
  readonly panel: PanelProps<DistributionOptions>
  readonly distributions: readonly FramesDistribution[]
}

function FoundDistributions({ panel, distributions }: FoundDistributionsProps) {
  const { options, width, height, timeZone } = panel
  const styles = useStyles2(stylesOf)
  const [chosen, setChosen] = useState('')
  const shown = distributions.find(({ name }) => name === chosen) ?? distributions[0]
  if (shown === undefined) return null
  const isSeveral = distributions.length > 1
  const reference = shown.reference || 'reference'
  const aboveCount = Number(options.showLegend) + Number(isSeveral)
  return (
    <div className={styles.panel} style={{ width, height }}>
      {isSeveral && (
        <RadioButtonGroup
          aria-label="Distribution"
          size="sm"
          options={distributions.map(({ name }) => ({ label: name, value: name }))}
          value={shown.name}
          onChange={setChosen}
        />
      )}
      {options.showLegend && (
        <Legend reference={reference} now={`now, as of ${dateTimeFormat(shown.timeMs, { timeZone })}`} />
      )}
      <DistributionChart
        bins={shown.bins}
        reference={reference}
        isCumulative={options.shape === 'cumulative'}
        height={Math.max(LEAST_PX, height - aboveCount * LEGEND_PX - BELOW_PX)}
      />
    </div>
  )
}

function Legend({ reference, now }: { readonly reference: string; readonly now: string }) {
  const styles = useStyles2(stylesOf)
  const theme = themeOf(useTheme2())
  return (
    <div className={styles.legend}>
      <span>
        <span className={styles.sign} style={{ backgroundColor: distributionColours.reference[theme] }} />
        {reference}
      </span>
      <span>
        <span className={styles.sign} style={{ backgroundColor: distributionColours.current[theme], width: 5 }} />
        {now}
      </span>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({ overflowY: 'auto', overflowX: 'hidden' }),
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    minHeight: 24,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  sign: css({ display: 'inline-block', width: 12, height: 12, marginRight: theme.spacing(1), verticalAlign: -1 }),
})
