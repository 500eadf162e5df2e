import { css } from '@emotion/css'
import type { ObjectiveExplanation } from '@driftline/rules'
import { chanceWords, promiseWords, tierWords } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'

interface ObjectiveWordsProps {
  readonly objective: ObjectiveExplanation
  readonly periodMs: number
}

/** What is promised, and what each tier of it does. */
export function ObjectiveWords({ objective, periodMs }: ObjectiveWordsProps) {
  const styles = useStyles2(stylesOf)
  const { name, tiers, dropped } = objective
  const chance = chanceWords(objective).join(' ')
  return (
    <section className={styles.objective} aria-label={name}>
      <h4 className={styles.name}>
        <bdi>{name}</bdi>
      </h4>
      <p className={styles.promise}>{promiseWords(objective, periodMs)}.</p>
      <dl className={styles.tiers}>
        {tiers.map((tier) => {
          const { tells, outage, fires, goesOn } = tierWords(tier, objective)
          return (
            <div key={tier.name} className={styles.tier}>
              <dt>
                {tier.name}, {tells}
              </dt>
              <dd>
                {sentence(outage)}
                <span className={styles.more}>
                  {sentence(fires)} {sentence(goesOn)}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
      {tiers.length === 0 && <p>No tier: nothing tells of its budget.</p>}
      {chance !== '' && <p>{sentence(chance)}</p>}
      {dropped.map((because) => (
        <p key={because} className={styles.more}>
          Left out: {because}.
        </p>
      ))}
    </section>
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  objective: css({ marginBottom: theme.spacing(2), p: { margin: theme.spacing(0, 0, 0.5) } }),
  name: css({ fontSize: 14, lineHeight: '20px', margin: 0 }),
  promise: css({ color: theme.colors.text.secondary }),
  tiers: css({ margin: 0 }),
  tier: css({
    display: 'grid',
    gridTemplateColumns: '160px 1fr',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 600px)': { gridTemplateColumns: '1fr' },
    dt: { fontWeight: theme.typography.fontWeightRegular },
  }),
  more: css({ display: 'block', color: theme.colors.text.secondary }),
})
