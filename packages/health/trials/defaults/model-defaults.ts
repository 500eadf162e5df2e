import type { PolicySection } from './policy-default.ts'
import { inHealth } from './policy-default.ts'

/** What is judged of the model as a whole. */
export const modelDefaults: PolicySection = {
  title: 'The model as a whole',
  text: 'Lines of the feature `all`.',
  defaults: [
    {
      what: 'volume: times as many rows, or as few, warn',
      from: inHealth('evidence/severity.ts', 'VOLUME_THRESHOLDS', 'warn'),
      unit: 'logarithm',
      why: 'Twice or half is worth a look.',
    },
    {
      what: 'volume: times as many rows, or as few, critical',
      from: inHealth('evidence/severity.ts', 'VOLUME_THRESHOLDS', 'critical'),
      unit: 'logarithm',
      why: 'Five times or a fifth is another service.',
    },
    {
      what: 'volume: scales from which it is no chance',
      from: inHealth('evidence/volume.ts', 'RAISED_SCALES'),
      unit: 'number',
      why: 'Of how earlier windows scattered, and of Poisson.',
    },
    {
      what: 'volume: windows of the same time that make what is usual',
      from: inHealth('volume/volume-history.ts', 'USUAL_WINDOWS'),
      unit: 'windows',
      why: 'A median that one odd window does not move.',
    },
    {
      what: 'and at least',
      from: inHealth('volume/volume-history.ts', 'MINIMUM_USUAL_WINDOWS'),
      unit: 'windows',
      why: 'A month of weekdays.',
    },
    {
      what: 'volume: windows that make the scatter',
      from: inHealth('volume/volume-history.ts', 'KEPT_RATIOS'),
      unit: 'windows',
      why: 'Two months of days.',
    },
    {
      what: 'and at least',
      from: inHealth('volume/volume-room.ts', 'NEEDED_RATIOS'),
      unit: 'windows',
      why: 'A MAD of fewer says little.',
    },
    {
      what: 'volume: rises that came so often are nothing new',
      from: inHealth('volume/volume-history.ts', 'RECURRING'),
      unit: 'windows',
      why: 'Rows that come once a month have no phase of their own.',
    },
    {
      what: 'freshness: no silence is too long below',
      from: inHealth('freshness/silence-history.ts', 'LEAST_LIMIT_MS'),
      unit: 'time',
      why: 'Exports come every minute or less often.',
    },
    {
      what: 'freshness: times the longest usual silence of its time',
      from: inHealth('freshness/silence-history.ts', 'LIMIT_FACTOR'),
      unit: 'number',
      why: 'A longest one is itself an accident.',
    },
    {
      what: 'freshness: silences are remembered for',
      from: inHealth('freshness/silence-history.ts', 'REMEMBERED_MS'),
      unit: 'time',
      why: 'Four of each weekday.',
    },
    {
      what: 'freshness: judged after',
      from: inHealth('freshness/silence-history.ts', 'LEARNED_AFTER_MS'),
      unit: 'time',
      why: 'Two of each weekday.',
    },
    {
      what: 'schema: an undeclared field, share of rows',
      from: inHealth('evidence/schema.ts', 'UNDECLARED_SHARE'),
      unit: 'share',
      why: 'No slip of a single caller.',
    },
    {
      what: 'quality score: weight of a critical feature',
      from: inHealth('quality/quality-score.ts', 'CRITICAL_WEIGHT'),
      unit: 'number',
      why: 'Others count 1. [The quality score](../quality-score.md).',
    },
    {
      what: 'volume: scales of the bound that is told',
      from: inHealth('evidence/volume.ts', 'BOUND_SCALES'),
      unit: 'number',
      why: '99.9 % of a normal scatter.',
    },
    {
      what: 'volume: what was usual is no longer known after a silence of more than',
      from: inHealth('volume/volume-room.ts', 'SILENT_WINDOWS'),
      unit: 'windows',
      why: 'Who comes back after so long comes back another.',
    },
    {
      what: 'and time',
      from: inHealth('volume/volume-room.ts', 'LONGEST_SILENCE_MS'),
      unit: 'time',
      why: 'For short windows.',
    },
    {
      what: 'volume is forgotten after',
      from: inHealth('volume/volume-room.ts', 'LIFETIME_MS'),
      unit: 'time',
      why: 'A season without rows.',
    },
    {
      what: 'freshness is forgotten after',
      from: inHealth('freshness/silence-room.ts', 'LIFETIME_MS'),
      unit: 'time',
      why: 'A season without rows.',
    },
    {
      what: 'undeclared fields kept by name',
      from: inHealth('counts/row-counts.ts', 'UNEXPECTED_NAMES'),
      unit: 'number',
      why: 'Keeps what is remembered bounded.',
    },
  ],
}
