import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, useStyles2 } from '@grafana/ui'
import { Name } from '../../../look/Name.tsx'
import type { Consent } from '../../../rules/import/consent.ts'
import { decisionWords } from '../../../rules/import/decision-words.ts'
import type { ImportPlan, PlannedRule } from '../../../rules/import/import-plan.ts'
import type { PlacedRule } from '../../../rules/import/placed-rule.ts'
import { rulesText } from '../../../rules/import/plan-words.ts'
import { FieldChanges } from '../FieldChanges.tsx'
import { ruleHref } from './rule-href.ts'

interface PlannedRulesProps {
  readonly plan: ImportPlan
  readonly consent: Consent
  readonly isDisabled: boolean
  /** Whether the rules that are as wanted are listed at once. */
  readonly isAllShown: boolean
  readonly onConsent: (rule: PlacedRule, isYes: boolean) => void
}

/** What an import would do, rule by rule: first what somebody has to decide, then what changes, then what is new. */
export function PlannedRules({ plan, isAllShown, ...asking }: PlannedRulesProps) {
  const styles = useStyles2(stylesOf)
  const rules = plan.groups.flatMap((group) => group.rules)
  const of = (kind: PlannedRule['decision']['kind']) => rules.filter(({ decision }) => decision.kind === kind)
  return (
    <div className={styles.lists}>
      <RuleList title="In conflict: not imported" rules={of('conflict')} {...asking} />
      <RuleList title="Edited by a person: kept, unless you say otherwise" rules={of('edited')} {...asking} isOpen />
      <SurplusList rules={plan.surplus} {...asking} />
      <RuleList title="Changed" rules={of('update')} {...asking} />
      <FoldedRules title="New" rules={of('create')} isOpen={false} />
      <FoldedRules title="Alike" rules={of('unchanged')} isOpen={isAllShown} />
    </div>
  )
}

interface ListProps extends Omit<PlannedRulesProps, 'plan' | 'isAllShown'> {
  readonly title: string
  readonly rules: readonly PlannedRule[]
  /** Whether the differences stand open. */
  readonly isOpen?: boolean
}

function RuleList({ title, rules, isOpen = false, consent, isDisabled, onConsent }: ListProps) {
  if (rules.length === 0) return null
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {rules.map(({ wanted, decision, installed }) => (
          <li key={wanted.uid}>
            <RuleName title={wanted.title} link={decision.kind === 'conflict' ? decision.other.uid : installed?.uid} />
            {decisionWords(decision) !== '' && <p>{decisionWords(decision)}</p>}
            {'fields' in decision && (
              <details open={isOpen}>
                <summary>What would change</summary>
                <FieldChanges fields={decision.fields} sides={['In Grafana now', 'After the import']} />
              </details>
            )}
            {decision.kind === 'edited' && installed && (
              <Checkbox
                label={`Overwrite ${wanted.title}`}
                value={consent.overwrite.has(wanted.uid)}
                disabled={isDisabled}
                onChange={({ currentTarget }) => onConsent(installed, currentTarget.checked)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SurplusList({
  rules,
  consent,
  isDisabled,
  onConsent,
}: Omit<ListProps, 'title' | 'rules'> & { readonly rules: readonly PlacedRule[] }) {
  if (rules.length === 0) return null
  const title = 'In Grafana, but no more in the spec: kept, unless you say otherwise'
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {rules.map((rule) => (
          <li key={rule.uid}>
            <RuleName title={rule.rule.name} link={rule.uid} />
            <div>
              <Checkbox
                label={`Delete ${rule.rule.name}`}
                value={consent.remove.has(rule.uid)}
                disabled={isDisabled}
                onChange={({ currentTarget }) => onConsent(rule, currentTarget.checked)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FoldedRulesProps {
  readonly title: string
  readonly rules: readonly PlannedRule[]
  readonly isOpen: boolean
}

/** Rules about which there is nothing to decide. */
function FoldedRules({ title, rules, isOpen }: FoldedRulesProps) {
  if (rules.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>
        {title}: {rulesText(rules.length)}
      </summary>
      <ul aria-label={title}>
        {rules.map(({ wanted, installed }) => (
          <li key={wanted.uid}>
            <RuleName title={wanted.title} link={installed?.uid} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** @param link uid of the rule in Grafana; undefined where it is not there */
function RuleName({ title, link }: { readonly title: string; readonly link: string | undefined }) {
  const name = <Name name={title} maxLength={80} />
  return link === undefined ? name : <a href={ruleHref(link)}>{name}</a>
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
