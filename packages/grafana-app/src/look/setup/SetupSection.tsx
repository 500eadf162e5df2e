import type { ReactNode } from 'react'
import type { PageView } from '../../app/use-page-view.ts'
import { askSetup } from '../../ask/ask-setup.ts'
import { useLoaded } from '../../ask/use-loaded.ts'
import type { SetupFacts } from '../../frames/setup/setup-facts.ts'
import { useSettings } from '../../settings/settings-context.ts'
import { Answered } from '../Answered.tsx'
import { SetupGuide } from './SetupGuide.tsx'

interface SetupSectionProps {
  readonly view: PageView
  /** What stands there once there are verdicts; left out, the guide does. */
  readonly whenJudged?: (facts: SetupFacts, name: string) => ReactNode
}

/** What is there of all that a verdict needs, and what to do next. Looks again with every refresh. */
export function SetupSection({ view, whenJudged }: SetupSectionProps) {
  const { dataSource, refreshes, zone, onRetry } = view
  const settings = useSettings()
  const uid = dataSource?.uid ?? ''
  const loaded = useLoaded(dataSource && (() => askSetup(uid, settings)), [uid, refreshes], uid)
  return (
    <Answered view={view} loaded={loaded} waitingFor="Looking what is there">
      {(facts, { name }) =>
        whenJudged && facts.judged.length > 0 ? (
          whenJudged(facts, name)
        ) : (
          <SetupGuide name={name} facts={facts} zone={zone} onLook={onRetry} />
        )
      }
    </Answered>
  )
}
