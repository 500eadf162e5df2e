import type { PolicySection } from './policy-default.ts'
import { inHealth } from './policy-default.ts'

/** How a window becomes a state, and how a state ends. */
export const stateDefaults: PolicySection = {
  title: 'From severity to state',
  text: 'How they follow from each other: [verdicts](../verdicts.md).',
  defaults: [
    {
      what: '`investigate` from',
      from: inHealth('evidence/severity.ts', 'INVESTIGATE_SEVERITY'),
      unit: 'severity',
      why: 'Where the certain effect reaches warn.',
    },
    {
      what: '`act` from',
      from: inHealth('evidence/severity.ts', 'ACT_SEVERITY'),
      unit: 'severity',
      why: 'Where it reaches critical.',
    },
    {
      what: 'one window alone is enough from',
      from: inHealth('evidence/severity.ts', 'IMMEDIATE_SEVERITY'),
      unit: 'severity',
      why: 'Beyond doubt; below, a second window of three must show it.',
      trials: ['unchanged/day-effect-40-days', 'power/segment-day-two-28-days'],
    },
    {
      what: 'windows looked back at',
      from: inHealth('verdict/advance-verdict.ts', 'REMEMBERED_WINDOWS'),
      unit: 'windows',
      why: 'Two of three: one odd window raises nothing, one quiet one hides nothing.',
      trials: ['unchanged/autoregressive-28-days', 'unchanged/users-28-days'],
    },
    {
      what: 'rows of a window, at least',
      from: inHealth('verdict/read-window.ts', 'MINIMUM_ROWS'),
      unit: 'rows',
      why: 'Below, windows are merged.',
      trials: ['unchanged/independent-30-rows-20000-reference'],
    },
    {
      what: 'largest PSI that a window must be able to show',
      from: inHealth('verdict/read-window.ts', 'LARGEST_DETECTABLE'),
      unit: 'number',
      why: 'A window that would hide a larger shift says nothing by being quiet: it is `blind`.',
      trials: ['real/elec2-1d-cannot-tell', 'real/bike-sharing-hourly-1d-cannot-tell'],
    },
    {
      what: 'quiet windows in a row that close a kind',
      from: inHealth('verdict/advance-series.ts', 'QUIET_WINDOWS_TO_CLOSE'),
      unit: 'windows',
      why: 'A weekend must not close a week, nor a weekly rhythm stay open for ever.',
      trials: ['unchanged/weekends-28-days'],
    },
    {
      what: 'quiet windows after which an old series takes in no new onset',
      from: inHealth('verdict/advance-series.ts', 'QUIET_WINDOWS_TO_FORGET'),
      unit: 'windows',
      why: 'As many as are looked back at: nothing remembered confirms the next.',
    },
    {
      what: 'age from which a series that has to be confirmed anew is a new one',
      from: inHealth('verdict/advance-series.ts', 'LONGEST_RHYTHM_MS'),
      unit: 'time',
      why: 'A month of working days is no shift that began a year ago.',
    },
    {
      what: 'and windows',
      from: inHealth('verdict/advance-series.ts', 'LONGEST_RHYTHM_WINDOWS'),
      unit: 'windows',
      why: 'For windows longer than days.',
    },
    {
      what: 'windows in a row that cannot tell, after which a state ends',
      from: inHealth('verdict/advance-verdict.ts', 'SILENT_WINDOWS'),
      unit: 'windows',
      why: 'What was raised is then no longer known.',
    },
    {
      what: 'and time',
      from: inHealth('verdict/advance-verdict.ts', 'LONGEST_SILENCE_MS'),
      unit: 'time',
      why: 'For short windows and for services that pause.',
    },
    {
      what: 'windows that say too little are merged up to',
      from: inHealth('verdict/series-memory.ts', 'MERGE_LIMIT_MS'),
      unit: 'time',
      why: 'Older rows say little about today.',
    },
    {
      what: 'and windows',
      from: inHealth('verdict/series-memory.ts', 'MERGE_LIMIT_WINDOWS'),
      unit: 'windows',
      why: 'As many hours as that time has; keeps what is remembered bounded.',
    },
    {
      what: 'what nothing was heard of is forgotten after',
      from: inHealth('span-lifetime.ts', 'LIFETIME_MS'),
      unit: 'time',
      why: 'A version that no longer serves.',
    },
    {
      what: 'and windows',
      from: inHealth('span-lifetime.ts', 'LIFETIME_WINDOWS'),
      unit: 'windows',
      why: 'For windows longer than days.',
    },
    {
      what: 'accepting: windows that are pinned, at most',
      from: inHealth('acceptance/accept-windows.ts', 'PINNED_WINDOWS'),
      unit: 'windows',
      why: 'Enough rows to see a further shift, none from before it settled.',
    },
    {
      what: 'accepting: windows inside expected dates that become the pin',
      from: inHealth('acceptance/expected-pins.ts', 'OUTRIGHT_WINDOWS'),
      unit: 'windows',
      why: 'As many as raise and confirm.',
    },
    {
      what: 'accepting: raised windows kept to be pinned',
      from: inHealth('acceptance/shown-windows.ts', 'KEPT_WINDOWS'),
      unit: 'windows',
      why: 'As many as are pinned.',
    },
    {
      what: 'accepting: windows of silence after which a series is of a version that no longer serves',
      from: inHealth('acceptance/accept-windows.ts', 'CURRENT_WINDOWS'),
      unit: 'windows',
      why: 'Nobody accepts for it any more.',
    },
    {
      what: 'accepting: forgotten when nothing was heard of the feature for',
      from: inHealth('acceptance/acceptance-table.ts', 'LIFETIME_MS'),
      unit: 'time',
      why: 'As learned references.',
    },
    {
      what: 'and windows',
      from: inHealth('acceptance/acceptance-table.ts', 'LIFETIME_WINDOWS'),
      unit: 'windows',
      why: 'For windows longer than days.',
    },
    {
      what: 'accepting: acceptances of a model, at most',
      from: inHealth('acceptance/acceptances.ts', 'MOST_ACCEPTANCES'),
      unit: 'number',
      why: 'Keeps what is remembered bounded.',
    },
    {
      what: 'segments named beside a shift, at most',
      from: inHealth('segments/contributions-of.ts', 'SHOWN_CONTRIBUTIONS'),
      unit: 'number',
      why: 'Where to look first, not a table.',
    },
  ],
}
