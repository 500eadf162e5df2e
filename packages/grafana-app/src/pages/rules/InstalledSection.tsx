import { toCountText } from '@driftline/view'
import type { PageView } from '../../app/use-page-view.ts'
import { askInstalledRules } from '../../ask/ask-installed-rules.ts'
import { useLoaded } from '../../ask/use-loaded.ts'
import { PageNotice } from '../../look/PageNotice.tsx'
import { Section } from '../../look/Section.tsx'
import { Settling } from '../../look/Settling.tsx'
import { Waiting } from '../../look/Waiting.tsx'
import { installedDiff, isNotInstalled } from '../../rules/installed-diff.ts'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { DifferenceList } from './DifferenceList.tsx'

interface InstalledSectionProps {
  readonly built: BuiltRules
  readonly dataSource: NonNullable<PageView['dataSource']>
  readonly page: Pick<PageView, 'refreshes' | 'onRetry'>
}

/** Which of the rules the data source evaluates already, and what differs. */
export function InstalledSection({ built: { rules }, dataSource, page }: InstalledSectionProps) {
  const { uid, name } = dataSource
  const read = async () => ({ uid, installed: await askInstalledRules(uid) })
  const { value, error, isLoading } = useLoaded(read, [uid, page.refreshes])
  // What another data source has is nothing to look at while this one is asked, or does not answer.
  const diff = value?.uid === uid && !error ? installedDiff(rules, value.installed) : undefined
  return (
    <Section title={`Installed in ${name}`} caption="beside the spec; rules of other models are left alone">
      {error && (
        <PageNotice
          title={`${name} does not tell its rules`}
          why={`${error.message}. Whoever may not read them, or has a data source without rules of its own, can compare with driftline rules diff.`}
          action={{ text: 'Try again', run: page.onRetry }}
        />
      )}
      {!diff && !error && <Waiting text="Reading the installed rules" name={name} />}
      {diff && (
        <Settling isLoading={isLoading} name={name}>
          {isNotInstalled(diff) ? (
            <p>
              None of the {toCountText(diff.differences.length, 'rule')} is installed in {name}.
            </p>
          ) : (
            <>
              <p>
                {toCountText(diff.unchangedCount, 'rule')} as in the spec
                {diff.differences.length === 0 ? '; nothing differs.' : `, ${diff.differences.length} not.`}
              </p>
              <DifferenceList differences={diff.differences} name={name} />
            </>
          )}
        </Settling>
      )}
    </Section>
  )
}
