import { RadioButtonGroup } from '@grafana/ui'
import { CUMULATIVE } from '../../app/choices.ts'
import type { Distribution } from '../../frames/distribution.ts'
import { CategoryRows } from '../../look/CategoryRows.tsx'
import { DistributionBins } from '../../look/DistributionBins.tsx'
import { Section } from '../../look/Section.tsx'

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

/** Then and now: ranges as columns, or summed up; categories as rows. */
export function DistributionSection({ distribution, shape, onShape, windowLabel }: DistributionSectionProps) {
  const { bins, reference } = distribution
  const isOfRanges = bins.every(({ cumulative }) => cumulative !== undefined)
  return (
    <Section
      title="Then and now"
      caption={`${reference} grey, ${windowLabel} blue`}
      aside={
        isOfRanges && (
          <RadioButtonGroup aria-label="Shape" size="sm" options={SHAPES} value={shape} onChange={onShape} />
        )
      }
    >
      {isOfRanges ? (
        <DistributionBins
          bins={bins}
          name="Distribution"
          reference={reference}
          current="now"
          isCumulative={shape === CUMULATIVE}
          height={200}
        />
      ) : (
        <CategoryRows bins={bins} reference="Then" current="Now" />
      )}
    </Section>
  )
}
