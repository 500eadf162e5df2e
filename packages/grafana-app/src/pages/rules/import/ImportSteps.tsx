import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, useStyles2 } from '@grafana/ui'
import type { ComponentProps } from 'react'
import type { ImportStep, StepResult } from '../../../rules/import/import-result.ts'
import { resultWords } from '../../../rules/import/plan-words.ts'
import { problemWords } from '../../../rules/import/problem-words.ts'
import type { ImportRun } from './use-import.ts'

type IconName = ComponentProps<typeof Icon>['name']

const SIGN: Readonly<Record<StepResult['status'], { readonly icon: IconName; readonly text: string }>> = {
  done: { icon: 'check', text: 'done' },
  part: { icon: 'exclamation-triangle', text: 'half done' },
  failed: { icon: 'times', text: 'not done' },
  'not-begun': { icon: 'minus', text: 'not begun' },
}
const NOUN: Readonly<Record<ImportStep['kind'], string>> = {
  folder: 'Make the folder',
  group: 'Write the group',
  removal: 'Delete the rule',
}

/** Step by step how far an import is, or how it ended. */
export function ImportSteps({ run: { steps, results, isRunning } }: { readonly run: ImportRun }) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.steps} role="status" aria-busy={isRunning}>
      <strong>{isRunning ? `${results.length} of ${steps.length} steps done` : `${resultWords(results)}.`}</strong>
      <ol>
        {steps.map(({ kind, title }, i) => (
          <li key={`${kind} ${title}`}>
            {NOUN[kind]} <bdi>{title}</bdi>
            <StepEnd result={results[i]} isNext={isRunning && i === results.length} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function StepEnd({ result, isNext }: { readonly result: StepResult | undefined; readonly isNext: boolean }) {
  const styles = useStyles2(stylesOf)
  if (result === undefined) return <span className={styles.end}>{isNext ? 'writing' : 'waits'}</span>
  const { icon, text } = SIGN[result.status]
  return (
    <>
      <span className={styles.end} data-status={result.status}>
        <Icon name={icon} size="sm" /> {text}
      </span>
      {result.problem && <p className={styles.why}>{problemWords(result.problem)}</p>}
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  steps: css({
    margin: theme.spacing(2, 0),
    fontVariantNumeric: 'tabular-nums',
    ol: { listStyle: 'none', marginTop: theme.spacing(1) },
    li: {
      padding: theme.spacing(0.5, 0),
      borderTop: `1px solid ${theme.colors.border.weak}`,
      overflowWrap: 'anywhere',
    },
  }),
  end: css({
    marginLeft: theme.spacing(2),
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
    '&[data-status=failed], &[data-status=part]': { color: theme.colors.error.text },
  }),
  why: css({ margin: 0, color: theme.colors.text.secondary }),
})
