import { toCountText, toPartText } from '@driftline/view'
import type { BurningBudget } from '../../frames/burn.ts'
import { Name } from '../../look/Name.tsx'
import { PlainTable } from '../../look/PlainTable.tsx'
import { Section } from '../../look/Section.tsx'
import { MODEL } from '../../queries/model-queries.ts'
import type { PageScope } from '../../queries/page-scope.ts'
import { budgetsTable } from './model-tables.ts'
import { burnOverText, burnText, leftText, objectiveText } from './budget-words.ts'

interface BudgetsSectionProps {
  readonly budgets: readonly BurningBudget[]
  readonly scope: PageScope
}

/** What is left of each objective's error budget, and how fast it goes. */
export function BudgetsSection({ budgets, scope }: BudgetsSectionProps) {
  const over = burnOverText(scope)
  return (
    <Section
      title="Error budgets"
      source={{ queries: [MODEL.budgets, MODEL.burn], table: () => budgetsTable(budgets) }}
      note={budgets.length === 0 ? 'No objective is counted for this model: its spec names none.' : undefined}
      caption={`${toCountText(budgets.length, 'objective')}, over 30 days`}
    >
      <PlainTable columns={COLUMNS}>
        {budgets.map((budget) => (
          <tr key={budget.slo}>
            <th scope="row">
              <Name name={budget.slo} />
            </th>
            <td>{budget.kind || '–'}</td>
            <td data-figure>{objectiveText(budget.objective)}</td>
            <td data-figure>{toPartText(budget.events - budget.goodEvents, budget.events)}</td>
            <td data-figure>{leftText(budget)}</td>
            <td>{over === undefined ? '– windows are too long' : burnText(budget, over)}</td>
          </tr>
        ))}
      </PlainTable>
    </Section>
  )
}

const COLUMNS = [
  { name: 'Objective' },
  { name: 'About' },
  { name: 'Target', isFigure: true },
  { name: 'Bad events', isFigure: true },
  { name: 'Budget left', isFigure: true },
  { name: 'Burns' },
]
