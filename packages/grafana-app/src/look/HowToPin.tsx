import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { Fragment } from 'react'
import { Name } from './Name.tsx'
import { pinText } from './pin-text.ts'

/** More are counted, not named. */
const MOST_VALUES = 8

/** Why there is no picture of some values, and how there will be one. */
export function HowToPin({ dimension, values }: { readonly dimension: string; readonly values: readonly string[] }) {
  const styles = useStyles2(stylesOf)
  const rest = values.length - MOST_VALUES
  return (
    <div className={styles.why}>
      <p>
        No distribution is exported of{' '}
        {values.slice(0, MOST_VALUES).map((value, i) => (
          <Fragment key={value}>
            {i > 0 && ', '}
            <Name name={value} />
          </Fragment>
        ))}
        {rest > 0 && ` and ${rest} more`}. A segment has one where something is raised, and always where the spec pins
        it, once its reference is learned and while the 6,000 series that a model may have last:
      </p>
      <pre>{pinText(dimension, values[0] ?? '')}</pre>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  why: css({
    maxWidth: 640,
    color: theme.colors.text.secondary,
    pre: {
      fontFamily: 'monospace',
      fontSize: theme.typography.bodySmall.fontSize,
      overflowX: 'auto',
      margin: theme.spacing(1, 0, 0),
    },
  }),
})
