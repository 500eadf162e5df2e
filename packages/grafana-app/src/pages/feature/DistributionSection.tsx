import { RadioButtonGroup } from '@grafana/ui'
import { CUMULATIVE } from '../../app/choices.ts'
import type { Distribution } from '../../frames/distribution.ts'
import { areRanges, DistributionChart } from '../../look/distribution/DistributionChart.tsx'
import { Section } from '../../look/Section.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import { distributionTable } from './feature-tables.ts'

interface DistributionSectionProps {
  readonly distribution: Distribution
  readonly shape: string
  readonly onShape: (shape: string) => void
  /** The window in words. */
  readonly windowLabel: string
}

const SHAPES = [
  { label: 'Shares', value: '' },
  { label: 'Cumulative', value: CUMULATIVE },
]

/** Then and now, bin by bin or summed up. */
export function DistributionSection({ distribution, shape, onShape, windowLabel }: DistributionSectionProps) {
  const { bins, reference } = distribution
  return (
    <Section
      title="Then and now"
      caption={`${reference} grey, ${windowLabel} blue`}
      source={{ queries: [FEATURE.distribution], table: () => distributionTable(distribution) }}
      aside={
        areRanges(bins) && (
          <RadioButtonGroup aria-label="Shape" size="sm" options={SHAPES} value={shape} onChange={onShape} />
        )
      }
    >
      <DistributionChart bins={bins} reference={reference} isCumulative={shape === CUMULATIVE} />
    </Section>
  )
}
