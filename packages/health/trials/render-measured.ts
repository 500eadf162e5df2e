import { allTrials } from './all-trials.ts'
import { barText, cannotTellText, markOf, shareText } from './outcome-text.ts'
import type { PeerAnswers, Raised } from './peers/read-answers.ts'
import type { Results } from './results-file.ts'
import type { Outcome, Trial, TrialGroup } from './trial.ts'

const INTRODUCTION = `# What the verdicts were measured at

Every row is a trial: rows drawn or read, judged through the public doors of \`@driftline/health\` as a service's windows would be, and counted. The seed of a trial
is its name, so the same code gives the same figures everywhere. \`npm run trials\` runs them and writes
[results.json](../../packages/health/trials/results.json); \`npm run generate\` makes this page of it. CI runs a tenth of the repetitions against the same bars.

*Raised* is a headline of \`investigate\` or \`act\`. *Cannot tell* is the share of windows whose headline says that there is no reference yet, that the rows are too
few, or that not even a large shift would show. "met" and "missed" compare with the bar exactly, without an allowance for chance.
Windows are days; days of reference are days a profile was built from, with times; copies of a feature are independent.`

const SECTIONS: Readonly<Record<TrialGroup, string>> = {
  unchanged: `## Unchanged data

Nothing changes, so whatever is raised is a false alarm. The shapes and effects are defined in [processes](../../packages/health/trials/processes).`,
  power: `## Shifts that should be found

A shift begins after a week of quiet days; it is defined in [shifts](../../packages/health/trials/shifts). Independent normal rows unless said otherwise.`,
  real: `## Real data

Without a profile, on the data's own clock, judged by the headline of the seasonal reference. Only the declared features are judged. Known changes are those the data's
descriptions name ([known-changes.ts](../../packages/health/trials/real-sets/known-changes.ts)); their windows are left out.
A planted shift moves every number of a feature by one standard deviation of its whole column from one window on, at nine points between half and nine tenths of the
set, each in a run of its own. A point is found where one of the four first windows is raised that is not raised without the plant; a feature is found where most points are.
The data may not be copied, so these rows can only be measured where it lies.`,
  coverage: `## How certain "certain" is

The 99.9 % lower bound of the PSI lies above the true PSI in nominally 0.1 % of the windows. Ten cells between the deciles of a normal sample, independent rows,
design effect 1; shifts of .2, .5, 1 and 2 standard deviations.`,
}

/** The page of all results. */
export function renderMeasured(results: Results, answers: PeerAnswers | undefined): string {
  const groups = Object.keys(SECTIONS) as TrialGroup[]
  const sections = groups.map((group) => renderGroup(group, results))
  return `${[INTRODUCTION, ...sections, ...(answers ? [renderPeers(answers)] : [])].join('\n\n')}\n`
}

function renderGroup(group: TrialGroup, results: Results): string {
  const measured = allTrials.flatMap((trial) => {
    const outcome = results[trial.id]
    return trial.group === group && outcome ? [{ trial, outcome }] : []
  })
  const rows = measured.map(({ trial, outcome }) => renderRow(trial, outcome))
  const head = ['| trial | bar | measured | | cannot tell |', '| --- | --- | --- | --- | --- |']
  return [SECTIONS[group], '', ...head, ...rows, ...renderTotal(group, measured)].join('\n')
}

function renderRow({ what, bar }: Trial, outcome: Outcome): string {
  const measured = outcome.note === undefined ? shareText(outcome) : `${shareText(outcome)}; ${outcome.note}`
  return `| ${what} | ${barText(bar)} | ${measured} | ${markOf(bar, outcome)} | ${cannotTellText(outcome)} |`
}

const INDEPENDENT = 'unchanged/independent-'

function renderTotal(
  group: TrialGroup,
  measured: readonly { readonly trial: Trial; readonly outcome: Outcome }[],
): readonly string[] {
  if (group !== 'unchanged') return []
  const independent = measured.filter(({ trial }) => trial.id.startsWith(INDEPENDENT)).map(({ outcome }) => outcome)
  const sum = (read: (outcome: Outcome) => number): number => independent.reduce((total, one) => total + read(one), 0)
  const total = { count: sum(({ count }) => count), of: sum(({ of }) => of) }
  return ['', `All windows of independent rows together: ${shareText(total)} raised.`]
}

function renderPeers({ versions, trials }: PeerAnswers): string {
  const asked = allTrials.flatMap((trial) => {
    const answers = trials[trial.id]
    return answers ? [{ trial, answers }] : []
  })
  const rows = asked.map(({ trial, answers }) => {
    const { driftline, evidently, nannyml } = answers
    return `| ${trial.what} | ${[driftline, evidently, nannyml].map(raisedText).join(' | ')} |`
  })
  return [
    `## Beside other tools

The very windows of the short form, judged by Evidently ${versions.evidently} (data drift preset) and NannyML ${versions.nannyml} (univariate drift, Jensen–Shannon, thresholds of its
own) as they come, each column and window one answer; Driftline with its memory of the windows before.
How to repeat it: [run_peers.py](../../packages/health/trials/peers/run_peers.py). No answer where the reference has fewer than six windows, of which NannyML itself warns.
Raised in unchanged data is a false alarm, raised in shifted data is what should be.`,
    '',
    '| trial | Driftline | Evidently | NannyML |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function raisedText(answer: Raised | null): string {
  return answer ? shareText({ count: answer.raised, of: answer.of }) : '–'
}
