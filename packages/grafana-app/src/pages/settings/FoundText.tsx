import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { connectionFound } from '../../frames/setup/connection.ts'
import type { SetupFacts } from '../../frames/setup/setup-facts.ts'

interface FoundTextProps {
  /** Of the data source. */
  readonly name: string
  readonly facts: SetupFacts
  readonly isLarge?: boolean
}

/** What was found behind a data source, and what to do where something is missing. */
export function FoundText({ name, facts, isLarge = false }: FoundTextProps) {
  const styles = useStyles2(stylesOf)
  const { text, advice } = connectionFound(facts)
  const Sentence = isLarge ? 'h2' : 'p'
  return (
    <div role="status">
      <Sentence className={isLarge ? styles.large : styles.small}>{`${name}: ${text}`}</Sentence>
      {advice !== '' && <p className={styles.advice}>{advice}</p>}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  large: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600, margin: theme.spacing(0, 0, 1) }),
  small: css({ margin: 0 }),
  advice: css({ maxWidth: 640, margin: 0, color: theme.colors.text.secondary }),
})
