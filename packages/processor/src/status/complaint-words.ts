import type { DriftlineComplaint } from '@driftline/semconv'

const IN_WARNING = 'a warning of its process says which'
const IN_LOG = 'its own log says more, with a diag logger set'

/** What a sender complains about, and what to do there: in words that follow "3 times". */
export const COMPLAINT_WORDS: Readonly<Record<DriftlineComplaint, string>> = {
  options: `an option of the wrapper does not exist or has a value it cannot have; ${IN_WARNING}`,
  rows: 'something else came where a row belongs; give "features" to make rows of the arguments',
  batch: 'many rows came where one belongs, or one where many do; set "batch"',
  length: 'rows had more or fewer values than "features" has names',
  names: 'a field or dimension has a reserved name; rename it in "features" or "segments"',
  features: `"features" failed, or a row could not be read; ${IN_WARNING}`,
  segments: `"segments" failed, or gave what is no dimension of the model; ${IN_WARNING}`,
  ages: 'an age or timestamp was none',
  output: `an answer could not be read, or "output" failed; ${IN_WARNING}`,
  span: `a span could not be started or ended; ${IN_LOG}`,
  record: `a call could not be counted; ${IN_LOG}`,
  collect: `a collection failed; ${IN_LOG}`,
  spec: 'the spec given to the wrapper is not used; check it with "driftline check"',
  profile: 'the profile given to the wrapper is not used; build it anew with "driftline profile build"',
  hash: 'features are to be hashed and there is no key for it; give the service DRIFTLINE_HASH_KEY',
  limit: 'there are more models than the wrapper counts',
  too_many_segments: 'values were counted as other: a segment dimension has too many; name its values in the spec',
  too_many_categories: 'values were counted as other: a feature has too many categories; name them in the spec',
  too_many_features: 'values were not counted: the model has too many features; list those that matter in the spec',
  too_many_classes: 'values were counted as other: there are too many classes',
  too_many_cohorts: 'values were counted as other: there are too many cohorts of outcomes',
  too_many_streams: 'values were not counted: there are too many models',
  other: 'something that this version of the processor has no word for',
}
