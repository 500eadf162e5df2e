import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ImportPlan, PlannedRule } from '../../../rules/import/import-plan.ts'
import type { ConsentProps } from './consent-props.ts'
import { DecidedRules } from './DecidedRules.tsx'
import { FoldedRules } from './FoldedRules.tsx'
import { SurplusRules } from './SurplusRules.tsx'

interface PlannedRulesProps extends ConsentProps {
  readonly plan: ImportPlan
  /** Whether the rules that are as wanted are listed at once. */
  readonly isAllShown: boolean
}

/** What an import would do, rule by rule: first what somebody has to decide, then what changes, then what is new. */
export function PlannedRules({ plan, isAllShown, ...asking }: PlannedRulesProps) {
  const styles = useStyles2(stylesOf)
  const rules = plan.groups.flatMap((group) => group.rules)
  const of = (kind: PlannedRule['decision']['kind']) => rules.filter(({ decision }) => decision.kind === kind)
  return (
    <div className={styles.lists}>
      <DecidedRules title="In conflict: not imported" rules={of('conflict')} {...asking} />
      <DecidedRules
        title="Edited by a person: kept, unless you say otherwise"
        rules={of('edited')}
        {...asking}
        isOpen
      />
      <SurplusRules rules={plan.surplus} {...asking} />
      <DecidedRules title="Changed" rules={of('update')} {...asking} />
      <FoldedRules title="New" rules={of('create')} isOpen={false} />
      <FoldedRules title="Alike" rules={of('unchanged')} isOpen={isAllShown} />
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  lists: css({
    display: 'grid',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
    '> *': { minWidth: 0 },
    h4: { fontSize: theme.typography.body.fontSize, lineHeight: '24px', margin: 0 },
    ul: { listStyle: 'none' },
    li: { padding: theme.spacing(0.75, 0), borderTop: `1px solid ${theme.colors.border.weak}` },
    'li:first-child': { borderTop: 0 },
    a: { color: theme.colors.text.link },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
    p: { margin: 0, color: theme.colors.text.secondary },
    summary: { cursor: 'pointer', color: theme.colors.text.secondary },
  }),
})
