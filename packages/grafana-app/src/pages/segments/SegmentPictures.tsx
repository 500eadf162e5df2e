import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { RadioButtonGroup, useStyles2 } from '@grafana/ui'
import type { Beside } from '../../frames/compare-segment.ts'
import { HowToPin } from '../../look/HowToPin.tsx'
import { Section } from '../../look/Section.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import type { SegmentsShown } from './load-segments.ts'
import { SegmentPicture } from './SegmentPicture.tsx'

/** More are for who chooses them. */
const MOST_PICTURES = 12

const BESIDE = [
  { label: 'Everyone', value: '' },
  { label: 'Everyone else', value: 'rest' },
  { label: 'Its reference', value: 'reference' },
]

const CAPTIONS: Readonly<Record<Beside, string>> = {
  everyone: 'the segment blue, everyone in the same window grey',
  rest: 'the segment blue, everyone else grey: derived, as everyone less the segment, by rows',
  reference: 'the segment now blue, its own reference grey',
}

interface SegmentPicturesProps {
  readonly shown: SegmentsShown
  /** Values that were chosen; the most severe where none was. */
  readonly compared: readonly string[]
  /** As the address has it. */
  readonly beside: string
  readonly onBeside: (beside: string) => void
  readonly hrefOf: (feature: string, value: string) => string
}

/** The worst feature of each segment, laid over everyone. */
export function SegmentPictures({ shown, compared, beside, onBeside, hrefOf }: SegmentPicturesProps) {
  const styles = useStyles2(stylesOf)
  const { values, pictures, dimension } = shown
  const over: Beside = beside === 'rest' || beside === 'reference' ? beside : 'everyone'
  const isShown = (value: string): boolean => (compared.length > 0 ? compared.includes(value) : pictures.has(value))
  const wanted = values.filter(({ value }) => isShown(value)).slice(0, MOST_PICTURES)
  const drawn = wanted.flatMap(({ value }) => pictures.get(value) ?? [])
  const hidden = (compared.length > 0 ? wanted : values).filter(({ value }) => !pictures.has(value))
  return (
    <Section
      title="How they differ"
      {...(drawn.length > 0 && {
        caption: CAPTIONS[over],
        source: { queries: [FEATURE.distribution] },
        aside: (
          <RadioButtonGroup
            aria-label="Beside"
            size="sm"
            options={BESIDE}
            value={over === 'everyone' ? '' : over}
            onChange={onBeside}
          />
        ),
      })}
    >
      <div className={styles.grid}>
        {drawn.map((picture) => (
          <SegmentPicture key={picture.own.segment.value} picture={picture} beside={over} hrefOf={hrefOf} />
        ))}
      </div>
      {hidden.length > 0 && <HowToPin dimension={dimension} values={hidden.map(({ value }) => value)} />}
    </Section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gap: theme.spacing(3, 4),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 360px), 1fr))',
    marginBottom: theme.spacing(2),
    '> *': { minWidth: 0 },
  }),
})
