import { segmentName } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { css } from '@emotion/css'
import { useStyles2 } from '@grafana/ui'
import type { Choices } from '../../app/choices.ts'
import type { ChosenSegment } from '../../app/chosen-segment.ts'
import { pageHref } from '../../app/page-href.ts'
import { featurePath, segmentsPath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { Name } from '../../look/Name.tsx'

interface OnlySegmentProps {
  readonly place: PagePlace
  readonly segment: ChosenSegment
  readonly chosen: Partial<Choices>
}

/** That the page is of one segment, what it does not have for that, and the way to everyone. */
export function OnlySegment({ place, segment, chosen }: OnlySegmentProps) {
  const styles = useStyles2(stylesOf)
  return (
    <p className={styles.note}>
      Only rows of <Name name={segmentName(segment)} />. Quantiles, missing, invalid and new values are exported for
      everyone only. <a href={pageHref(featurePath(place, place.feature), chosen)}>Show everyone</a>
      {' · '}
      <a href={pageHref(segmentsPath(place), { ...chosen, dimension: segment.name })}>All segments</a>
    </p>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary, a: { color: theme.colors.text.link } }),
})
