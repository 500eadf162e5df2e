import type { PolicySection } from './policy-default.ts'
import { inHealth } from './policy-default.ts'

const SEVERITY = 'evidence/severity.ts'

/** From where on an effect is worth a look. */
export const severityDefaults: PolicySection = {
  title: 'What is worth a look, and what worth acting on',
  text: 'Thresholds of what is certain, not of what was found. With r the rate of the reference they widen: the greater of the number here and r/2 (warn) or r (critical), of new categories 2r; critical is at least twice warn.',
  defaults: [
    {
      what: 'certainty of every bound, one-sided error',
      from: inHealth('comparison/distribution-effect.ts', 'LOWER_BOUND_ALPHA'),
      unit: 'share',
      why: 'Strict enough that many features and segments need no further correction.',
      trials: [
        'coverage/sample-1000-rows-10000-reference',
        'coverage/population-1000-rows-10000-reference',
        'unchanged/segments-alike',
      ],
    },
    {
      what: 'distribution, PSI, warn',
      from: inHealth(SEVERITY, 'DISTRIBUTION', 'warn'),
      unit: 'number',
      why: 'Small enough that a mean moved by .3 standard deviations is found in most windows of a thousand rows.',
      trials: ['power/mean', 'power/spread'],
    },
    {
      what: 'distribution, PSI, critical',
      from: inHealth(SEVERITY, 'DISTRIBUTION', 'critical'),
      unit: 'number',
      why: 'Where the custom of the field begins to look, here for certain.',
    },
    {
      what: 'tails, share of values, warn',
      from: inHealth(SEVERITY, 'TAILS', 'warn'),
      unit: 'share',
      why: 'Five times what lies there by definition.',
      trials: ['power/tenth'],
    },
    {
      what: 'tails, share of values, critical',
      from: inHealth(SEVERITY, 'TAILS', 'critical'),
      unit: 'share',
      why: 'As for every rate: one in twenty.',
    },
    {
      what: 'missing values, share of rows, warn',
      from: inHealth(SEVERITY, 'WARN_RATES', 'missing'),
      unit: 'share',
      why: 'Some values are always missing somewhere.',
      trials: ['power/missing', 'unchanged/missing-10000-rows'],
    },
    {
      what: 'duplicates, share of rows, warn',
      from: inHealth(SEVERITY, 'WARN_RATES', 'duplicates'),
      unit: 'share',
      why: 'Callers ask twice; beside what is learned to be usual.',
    },
    {
      what: 'out of range, share of rows, warn',
      from: inHealth(SEVERITY, 'WARN_RATES', 'range'),
      unit: 'share',
      why: 'The spec rules such values out, so a few are news.',
      trials: ['unchanged/range-10000-rows'],
    },
    {
      what: 'without a valid value, share of rows, warn',
      from: inHealth(SEVERITY, 'WARN_RATES', 'type'),
      unit: 'share',
      why: 'A type is a promise of the source.',
    },
    {
      what: 'stale, share of values with an age, warn',
      from: inHealth(SEVERITY, 'WARN_RATES', 'stale'),
      unit: 'share',
      why: 'The spec says how old is too old; beside what is learned to be usual.',
      trials: ['unchanged/stale-1000-rows'],
    },
    {
      what: 'new categories, share of values, warn',
      from: inHealth(SEVERITY, 'WARN_NEW_CATEGORY'),
      unit: 'share',
      why: 'One name the reference never saw, again and again.',
      trials: ['power/new-category'],
    },
    {
      what: 'rates, share, critical',
      from: inHealth(SEVERITY, 'CRITICAL_RATE'),
      unit: 'share',
      why: 'One row in twenty is wrong.',
    },
    {
      what: 'one and the same value: chance below which it is none',
      from: inHealth('evidence/constant.ts', 'CONSTANT_ALPHA'),
      unit: 'share',
      why: 'The certainty of every other bound.',
      trials: ['power/stuck'],
    },
    {
      what: 'one and the same value: values of a window, at least',
      from: inHealth('comparison/constant-values.ts', 'MINIMUM_CONSTANT_VALUES'),
      unit: 'rows',
      why: 'Fewer may be alike by chance.',
    },
    {
      what: 'expected rows of a cell, at least',
      from: inHealth('comparison/pool-cells.ts', 'MINIMUM_EXPECTED_ROWS'),
      unit: 'rows',
      why: 'The χ² approximation needs about five (Cochran 1954); smaller cells are pooled.',
      trials: ['unchanged/independent-30-rows-2000-reference'],
    },
    {
      what: 'categories with a cell of their own',
      from: inHealth('comparison/category-table.ts', 'COMPARED_CATEGORIES'),
      unit: 'number',
      why: 'In a full table the noise of rare names would drown a move.',
      trials: ['unchanged/shuffled-rows'],
    },
    {
      what: 'tails: share of the reference beyond each',
      from: { file: 'packages/profile/src/cells/numeric-cells.ts', name: 'TAIL_SHARE' },
      unit: 'share',
      why: 'Far out, and still seen in a reference of a thousand rows.',
      trials: ['power/tenth'],
    },
    {
      what: 'tails of a score: share of the reference beyond each',
      from: { file: 'packages/profile/src/cells/score-cells.ts', name: 'TAIL_SHARE' },
      unit: 'share',
      why: 'As for every number.',
    },
    {
      what: 'how far an edge of cells may lie from its decile, share of rows',
      from: { file: 'packages/profile/src/cells/choose-edges.ts', name: 'TOLERANCE' },
      unit: 'share',
      why: 'A bound that coarser sketches have too is worth more than an exact tenth.',
    },
    {
      what: 'guard band: interquartile ranges beyond the 0.1 % and 99.9 % quantiles',
      from: inHealth('build/numeric-profile.ts', 'GUARD_IQRS'),
      unit: 'number',
      why: 'What lies further is counted, not sketched, so that one wild value costs no resolution.',
    },
    {
      what: 'buckets a sign of a window’s sketch may have',
      from: inHealth('counts/feature-counts.ts', 'WINDOW_SKETCH_SIZE'),
      unit: 'number',
      why: 'The limit of the wire.',
    },
    {
      what: 'buckets a sign of a reference’s sketch may have',
      from: inHealth('build/numeric-profile.ts', 'REFERENCE_SKETCH_SIZE'),
      unit: 'number',
      why: 'Finer than any window’s.',
    },
    {
      what: 'and of a segment’s',
      from: inHealth('build/numeric-profile.ts', 'SEGMENT_SKETCH_SIZE'),
      unit: 'number',
      why: 'The size of the profile.',
    },
  ],
}
