import { explainRules } from '@driftline/rules'
import type { RulesExplanation } from '@driftline/rules'
import { chanceBasis, retentionWords } from '@driftline/view'
import { useLoaded } from '../../ask/use-loaded.ts'
import { Section } from '../../look/Section.tsx'
import { Settling } from '../../look/Settling.tsx'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { ObjectiveWords } from './ObjectiveWords.tsx'
import { RateInput } from './RateInput.tsx'
import type { RulesPageProps } from './rules-page-props.ts'

interface ExplainSectionProps {
  readonly built: BuiltRules
  readonly page: Pick<RulesPageProps, 'choices' | 'onChoose'>
}

/** What each alert does, in words: when it tells, what is spent by then, how often it comes by chance. */
export function ExplainSection({ built: { spec }, page: { choices, onChoose } }: ExplainSectionProps) {
  const rate = Number(choices.rate)
  const explain = async (): Promise<RulesExplanation> => {
    // Months are simulated where a rate is given: what waits for it is drawn first.
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    return explainRules(spec, rate > 0 ? { requestsPerHour: rate } : {})
  }
  const { value, isLoading } = useLoaded(explain, [spec, rate])
  return (
    <Section
      title="What each alert does"
      caption="of a failure of everything that begins at once, with steady traffic and none before"
      note={value === undefined ? 'Reckoning …' : undefined}
      aside={<RateInput rate={choices.rate} onChoose={(next) => onChoose({ rate: next })} />}
    >
      {value && (
        <Settling isLoading={isLoading}>
          {value.objectives.map((objective) => (
            <ObjectiveWords key={objective.name} objective={objective} periodMs={value.periodMs} />
          ))}
          <p>
            {chanceBasis(value.objectives) ??
              'How many alerts come by chance depends on the traffic: say above how many requests there are in an hour.'}
          </p>
          <p>{retentionWords(value.lookBack)}</p>
        </Settling>
      )}
    </Section>
  )
}
