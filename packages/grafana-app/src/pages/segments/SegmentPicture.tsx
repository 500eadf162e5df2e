import { css } from '@emotion/css'
import { shortenMiddle } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { Beside } from '../../frames/compare-segment.ts'
import { compareSegment } from '../../frames/compare-segment.ts'
import type { DistributionBin } from '../../frames/distribution.ts'
import type { ValuePicture } from '../../frames/segment-pictures.ts'
import { CategoryRows } from '../../look/distribution/CategoryRows.tsx'
import { areRanges, DistributionChart } from '../../look/distribution/DistributionChart.tsx'
import { Name } from '../../look/Name.tsx'
import { StateMark } from '../../look/StateMark.tsx'
import { rowsWords } from './rows-words.ts'
import { whyNotWords } from './why-not-words.ts'

const NAME_MAX_LENGTH = 24

const NAMES: Readonly<Record<Beside, string>> = {
  everyone: 'everyone',
  rest: 'everyone else',
  reference: 'its reference',
}

interface SegmentPictureProps {
  readonly picture: ValuePicture
  readonly beside: Beside
  readonly hrefOf: (feature: string, value: string) => string
}

/** One segment's worst feature laid over something, or why it cannot be. */
export function SegmentPicture({ picture, beside, hrefOf }: SegmentPictureProps) {
  const styles = useStyles2(stylesOf)
  const { verdict, own } = picture
  const { value } = own.segment
  const compared = compareSegment(beside, picture)
  return (
    <figure aria-label={`${value}: ${own.feature}`}>
      <figcaption className={styles.title}>
        <strong>
          <Name name={value} />
        </strong>
        <a href={hrefOf(own.feature, value)}>
          <Name name={own.feature} />
        </a>
        {verdict.state && <StateMark state={verdict.state} severity={verdict.severity ?? 0} />}
      </figcaption>
      {compared.kind === 'bins' ? (
        <>
          <Bins bins={compared.bins} value={value} beside={NAMES[beside]} />
          <p className={styles.rows}>{rowsWords(picture, beside)}</p>
        </>
      ) : (
        <p className={styles.why}>{whyNotWords(compared.kind, picture)}</p>
      )}
    </figure>
  )
}

interface BinsProps {
  readonly bins: readonly DistributionBin[]
  readonly value: string
  readonly beside: string
}

function Bins({ bins, value, beside }: BinsProps) {
  const name = shortenMiddle(value, NAME_MAX_LENGTH)
  if (!areRanges(bins)) return <CategoryRows bins={bins} then={beside} now={name} />
  const title = `${name} over ${beside}`
  return (
    <DistributionChart bins={bins} name={title} reference={beside} current={name} isCumulative={false} height={120} />
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  title: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    minHeight: 28,
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
  rows: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  why: css({ color: theme.colors.text.secondary, maxWidth: 480 }),
})
