import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import { connectionFound } from '../../frames/setup/connection.ts'
import type { SetupFacts } from '../../frames/setup/setup-facts.ts'
import { setupSteps } from '../../frames/setup/setup-steps.ts'
import { SetupStepItem } from './SetupStepItem.tsx'

interface SetupGuideProps {
  /** Of the data source. */
  readonly name: string
  readonly facts: SetupFacts
  /** IANA time zone of the reader. */
  readonly zone: string
  readonly onLook: () => void
}

/** The way to a first verdict, step by step: each says whether it is done. */
export function SetupGuide({ name, facts, zone, onLook }: SetupGuideProps) {
  const styles = useStyles2(stylesOf)
  const steps = setupSteps(facts, zone)
  const next = steps.find(({ isDone }) => !isDone)
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <section aria-label="Setup" className={styles.guide}>
      <h2 className={styles.title}>{`No model is known to ${name} yet`}</h2>
      <p className={styles.why}>
        {facts.renamed === undefined
          ? `${done} of ${steps.length} steps to a first verdict ${done === 1 ? 'is' : 'are'} done; they are looked at again with every refresh. Where the verdicts are elsewhere, choose another data source above.`
          : connectionFound(facts).advice}
      </p>
      <ol className={styles.steps}>
        {steps.map((step, i) => (
          <SetupStepItem key={step.name} step={step} number={i + 1} isNext={step === next} />
        ))}
      </ol>
      <Button variant="secondary" onClick={onLook}>
        Look again
      </Button>
    </section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  guide: css({ padding: theme.spacing(4, 0), maxWidth: 720 }),
  title: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600 }),
  why: css({ color: theme.colors.text.secondary }),
  steps: css({ listStyle: 'none', margin: theme.spacing(2, 0), display: 'grid', gap: theme.spacing(2) }),
})
