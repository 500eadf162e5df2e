// Generated from model/*.yaml by scripts/generate.ts: edit the model, then `npm run generate`.
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_DRIFTLINE_COMPLAINT,
  ATTR_DRIFTLINE_FORGOTTEN_KIND,
  ATTR_DRIFTLINE_OVERFLOW_KIND,
  ATTR_DRIFTLINE_REFUSAL,
  ATTR_ERROR_TYPE,
  ATTR_EXPORTER,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_CHANGE_FROM,
  ATTR_ML_CHANGE_ID,
  ATTR_ML_CHANGE_KIND,
  ATTR_ML_CHANGE_STATUS,
  ATTR_ML_CHANGE_SUBJECT,
  ATTR_ML_CHANGE_TO,
  ATTR_ML_CHANGE_URL,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_METHOD,
  ATTR_ML_DRIFT_REASON,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_CRITICAL,
  ATTR_ML_FEATURE_IMPORTANCE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_FEATURE_TYPE,
  ATTR_ML_FEATURE_UNIT,
  ATTR_ML_HASH_KEY_ID,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_TASK,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_OUTCOME_CLASS,
  ATTR_ML_OUTCOME_COHORT,
  ATTR_ML_OUTCOME_ERROR_KIND,
  ATTR_ML_PERFORMANCE_KIND,
  ATTR_ML_PERFORMANCE_METRIC,
  ATTR_ML_PREDICTION_CLASS,
  ATTR_ML_PREDICTION_LIVE_CLASS,
  ATTR_ML_PROFILE_ID,
  ATTR_ML_QUANTILE,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_SLO_KIND,
  ATTR_ML_SLO_NAME,
  ATTR_ML_SPEC_HASH,
  ATTR_ML_TIMEZONE,
  ATTR_ML_WINDOW,
  ATTR_RECEIVER,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
  ATTR_TRANSPORT,
} from './attributes.ts'
import type { MetricDefinition } from '../metric-definition.ts'

/** Calls of the model; present from the first call on. Unit {call}. */
export const METRIC_ML_INFERENCE_CALLS = 'ml.inference.calls'

/** Calls that did not fail; present from the first call on. Unit {call}. */
export const METRIC_ML_INFERENCE_GOOD_CALLS = 'ml.inference.good_calls'

/** Rows the model was asked about; a batch is one call and many rows. Unit {row}. */
export const METRIC_ML_INFERENCE_ROWS = 'ml.inference.rows'

/** Rows equal to a recent row, by hash in a bounded ring. Unit {row}. */
export const METRIC_ML_INFERENCE_DUPLICATES = 'ml.inference.duplicates'

/** Duration of a call; the thresholds of the spec's latency objectives are edges too. Unit s. */
export const METRIC_ML_INFERENCE_DURATION = 'ml.inference.duration'

/** Values of a numeric feature, signed, at most 320 buckets. Unit {value}. */
export const METRIC_ML_FEATURE_VALUE = 'ml.feature.value'

/** Values of a categorical feature by category. Unit {value}. */
export const METRIC_ML_FEATURE_CATEGORIES = 'ml.feature.categories'

/** Values with a problem; without feature name for segments. Stale values and undeclared names for everyone only. Unit {value}. */
export const METRIC_ML_FEATURE_PROBLEMS = 'ml.feature.problems'

/** Special values of a numeric feature and values outside the guard band of its profile. Unit {value}. */
export const METRIC_ML_FEATURE_SPECIAL = 'ml.feature.special'

/** Age of a feature's value when it was used. Unit s. */
export const METRIC_ML_FEATURE_AGE = 'ml.feature.age'

/** Scores in 128 logit-spaced bins; the spec's thresholds and, with a profile, the reference's quantiles are edges as well. Unit {score}. */
export const METRIC_ML_PREDICTION_SCORE = 'ml.prediction.score'

/** Predicted numbers. Unit {value}. */
export const METRIC_ML_PREDICTION_VALUE = 'ml.prediction.value'

/** Predictions by class. Unit {value}. */
export const METRIC_ML_PREDICTION_CLASSES = 'ml.prediction.classes'

/** Predictions that are missing, of another type or not finite; of the score where it is named as the feature, else of the number or class. Unit {value}. */
export const METRIC_ML_PREDICTION_PROBLEMS = 'ml.prediction.problems'

/** Rows a shadow version and the live version answered, by both classes. Unit {row}. */
export const METRIC_ML_PREDICTION_DISAGREEMENT = 'ml.prediction.disagreement'

/** Shadow prediction minus live prediction on the same row. Unit {value}. */
export const METRIC_ML_PREDICTION_DISAGREEMENT_VALUE = 'ml.prediction.disagreement.value'

/** Scores of predictions whose outcome is known, by what turned out to be true. Unit {score}. */
export const METRIC_ML_OUTCOME_SCORE = 'ml.outcome.score'

/** Numbers that turned out to be true. Unit {value}. */
export const METRIC_ML_OUTCOME_VALUE = 'ml.outcome.value'

/** Outcomes by predicted and true class. Unit {outcome}. */
export const METRIC_ML_OUTCOME_CLASSES = 'ml.outcome.classes'

/** Distance of predictions from what turned out to be true. Unit {value}. */
export const METRIC_ML_OUTCOME_ERROR = 'ml.outcome.error'

/** Rank the relevant item had. Unit {rank}. */
export const METRIC_ML_OUTCOME_RANK = 'ml.outcome.rank'

/** Severity from 0 to 100, ok below 40, act from 70; segments only from 40 on or when pinned. Unit {severity}. */
export const METRIC_ML_DRIFT_SEVERITY = 'ml.drift.severity'

/** 1 on the state a verdict is in, with the leading kind of evidence where it is raised. Unit {status}. */
export const METRIC_ML_DRIFT_STATUS = 'ml.drift.status'

/** What the leading effect of a raised verdict certainly reaches, in the measure of its kind. Unit {effect}. */
export const METRIC_ML_DRIFT_LOWER_BOUND = 'ml.drift.lower_bound'

/** Start of the first window of a raised run, seconds since 1970. Unit s. */
export const METRIC_ML_DRIFT_SINCE = 'ml.drift.since'

/** Features in a state; those whose reference is the headline make up the whole of the features. Unit {feature}. */
export const METRIC_ML_DRIFT_FEATURES = 'ml.drift.features'

/** Effect size by method. Unit {score}. */
export const METRIC_ML_DRIFT_SCORE = 'ml.drift.score'

/** Probability of a statistic at least as large had nothing changed. Unit {probability}. */
export const METRIC_ML_DRIFT_P_VALUE = 'ml.drift.p_value'

/** Smallest shift of the distribution, as PSI, that would have raised the window. Unit {score}. */
export const METRIC_ML_DRIFT_DETECTABLE = 'ml.drift.detectable'

/** How far a reference has been learned, 0 to 1. Unit {share}. */
export const METRIC_ML_DRIFT_LEARNING = 'ml.drift.learning'

/** Rows in the last closed window. Unit {row}. */
export const METRIC_ML_WINDOW_ROWS = 'ml.window.rows'

/** Segments of a dimension of which the last closed window tells nothing, because they have fewer rows than `privacy.minimumCount`, or because another's rows could be reckoned from theirs. Unit {segment}. */
export const METRIC_ML_SEGMENT_WITHHELD = 'ml.segment.withheld'

/** End of the last closed window, seconds since 1970. Unit s. */
export const METRIC_ML_WINDOW_END = 'ml.window.end'

/** Share of rows without the value. Unit {share}. */
export const METRIC_ML_QUALITY_MISSING = 'ml.quality.missing'

/** Share of rows with a value of another type, not finite or out of range. Unit {share}. */
export const METRIC_ML_QUALITY_INVALID = 'ml.quality.invalid'

/** Share of values of categories the reference does not know. Unit {share}. */
export const METRIC_ML_QUALITY_NEW_CATEGORY = 'ml.quality.new_category'

/** Quantile of the window's values, and of its reference. Unit {value}. */
export const METRIC_ML_QUALITY_QUANTILE = 'ml.quality.quantile'

/** Quality of the rows of a window, 0 to 1. Unit {score}. */
export const METRIC_ML_QUALITY_SCORE = 'ml.quality.score'

/** Share of values in a bin or category, then and now. Unit {share}. */
export const METRIC_ML_DISTRIBUTION_SHARE = 'ml.distribution.share'

/** Rows that a distribution is of; more than its window has where small windows were merged. Unit {row}. */
export const METRIC_ML_DISTRIBUTION_ROWS = 'ml.distribution.rows'

/** Performance of the model. Unit {value}. */
export const METRIC_ML_PERFORMANCE_VALUE = 'ml.performance.value'

/** Lower end of the performance's confidence interval. Unit {value}. */
export const METRIC_ML_PERFORMANCE_LOWER = 'ml.performance.lower'

/** Upper end of the performance's confidence interval. Unit {value}. */
export const METRIC_ML_PERFORMANCE_UPPER = 'ml.performance.upper'

/** Share of predictions whose outcome is known. Unit {share}. */
export const METRIC_ML_LABEL_COVERAGE = 'ml.label.coverage'

/** Time from prediction to outcome. Unit s. */
export const METRIC_ML_LABEL_DELAY = 'ml.label.delay'

/** Share of a raised feature's shift that comes from a segment, signed; all segments of a dimension add up to 1. Unit {share}. */
export const METRIC_ML_SEGMENT_CONTRIBUTION = 'ml.segment.contribution'

/** Events an objective counts; zero from the load of the spec on. Unit {event}. */
export const METRIC_ML_SLO_EVENTS = 'ml.slo.events'

/** Good events among them. Unit {event}. */
export const METRIC_ML_SLO_GOOD_EVENTS = 'ml.slo.good_events'

/** Share of events that must be good. Unit {share}. */
export const METRIC_ML_SLO_OBJECTIVE = 'ml.slo.objective'

/** Always 1; carries what the spec says about the model, its primary window and what most features are compared with. Unit {info}. */
export const METRIC_ML_MODEL_INFO = 'ml.model.info'

/** Always 1; carries what is known about a feature that is judged. Unit {info}. */
export const METRIC_ML_FEATURE_INFO = 'ml.feature.info'

/** When a recorded change began, milliseconds since 1970; the last 20. Unit ms. */
export const METRIC_ML_CHANGE_TIMESTAMP = 'ml.change.timestamp'

/** Probability that a recorded change caused the open incident. Unit {probability}. */
export const METRIC_ML_CAUSE_PROBABILITY = 'ml.cause.probability'

/** 1 while planned work goes on. Unit {status}. */
export const METRIC_ML_MAINTENANCE_ACTIVE = 'ml.maintenance.active'

/** Points taken in. Unit {datapoint}. */
export const METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS = 'otelcol_receiver_accepted_metric_points'

/** Points turned away; the sender may try again. Unit {datapoint}. */
export const METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS = 'otelcol_receiver_refused_metric_points'

/** Points that could not be processed because of an error inside the processor. Unit {datapoint}. */
export const METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS = 'otelcol_receiver_failed_metric_points'

/** Points sent on. Unit {datapoint}. */
export const METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS = 'otelcol_exporter_sent_metric_points'

/** Points that could not be sent on. Unit {datapoint}. */
export const METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS = 'otelcol_exporter_send_failed_metric_points'

/** Time since the start of the process. Unit s. */
export const METRIC_OTELCOL_PROCESS_UPTIME = 'otelcol_process_uptime'

/** Resident memory of the process. Unit By. */
export const METRIC_OTELCOL_PROCESS_MEMORY_RSS = 'otelcol_process_memory_rss'

/** Processor time used, user and system. Unit s. */
export const METRIC_OTELCOL_PROCESS_CPU_SECONDS = 'otelcol_process_cpu_seconds'

/** Always 1; carries the version of the processor. Unit {info}. */
export const METRIC_DRIFTLINE_PROCESSOR_INFO = 'driftline.processor.info'

/** Models with a spec. Unit {model}. */
export const METRIC_DRIFTLINE_PROCESSOR_MODELS = 'driftline.processor.models'

/** Processes and workers of which points came in the last two minutes. Unit {sender}. */
export const METRIC_DRIFTLINE_PROCESSOR_SENDERS = 'driftline.processor.senders'

/** Rows so far of the window that closes next; absent where its senders count none, or some are known to be absent. Unit {row}. */
export const METRIC_DRIFTLINE_PROCESSOR_WINDOW_ROWS = 'driftline.processor.window.rows'

/** When the next verdict comes at the earliest, seconds since 1970; while a reference is learned, the first by it. Unit s. */
export const METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE = 'driftline.processor.verdict.due'

/** Rows that a reference has been learned from, those of the window that closes next included; while it is learned. Unit {row}. */
export const METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS = 'driftline.processor.learning.rows'

/** Rows that a reference is learned from; while it is learned. Unit {row}. */
export const METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS_NEEDED = 'driftline.processor.learning.rows.needed'

/** Requests answered, by status; 499 where the sender left before its request was complete. Unit {request}. */
export const METRIC_DRIFTLINE_PROCESSOR_REQUESTS = 'driftline.processor.requests'

/** Test points taken in; they count for no model. Unit {datapoint}. */
export const METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS = 'driftline.processor.test_points'

/** Streams held. Unit {stream}. */
export const METRIC_DRIFTLINE_PROCESSOR_STREAMS = 'driftline.processor.streams'

/** Streams that may be held. Unit {stream}. */
export const METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT = 'driftline.processor.streams.limit'

/** Streams, points, windows and names held, by their shape. Unit By. */
export const METRIC_DRIFTLINE_PROCESSOR_BYTES = 'driftline.processor.bytes'

/** Bytes that may be held. Unit By. */
export const METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT = 'driftline.processor.bytes.limit'

/** Requests that are acknowledged and not yet applied. Unit By. */
export const METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE = 'driftline.processor.queue.size'

/** Points that will never be counted, by reason. Unit {datapoint}. */
export const METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS = 'driftline.processor.refused_points'

/** What senders say went wrong on their side, by kind; a sender that was there before the processor counts in full. Unit {complaint}. */
export const METRIC_DRIFTLINE_PROCESSOR_COMPLAINTS = 'driftline.processor.complaints'

/** Output series beyond the budget of a model. Unit {series}. */
export const METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES = 'driftline.processor.dropped_series'

/** Features whose ages cannot be judged, since their greatest age is no edge of the histogram that is sent. Unit {feature}. */
export const METRIC_DRIFTLINE_PROCESSOR_UNJUDGED_AGES = 'driftline.processor.unjudged_ages'

/** Windows closed and judged. Unit {window}. */
export const METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED = 'driftline.processor.windows_closed'

/** Windows among them in which some rows are known to be absent. Unit {window}. */
export const METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL = 'driftline.processor.windows_partial'

/** Verdicts that could not be given because judging failed. Unit {verdict}. */
export const METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES = 'driftline.processor.judging_failures'

/** Records of the state forgotten because nothing was heard of them for long. Unit {record}. */
export const METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN = 'driftline.processor.forgotten'

/** Time since the state was last written to disk. Unit s. */
export const METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE = 'driftline.processor.checkpoint.age'

/** Size of the journal since the last checkpoint. Unit By. */
export const METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE = 'driftline.processor.journal.size'

/** A test of the way to the processor, sent by `driftline doctor`; counts for no model. Unit {point}. */
export const METRIC_DRIFTLINE_TEST = 'driftline.test'

/** Wiring that cannot work and errors of the instrumentation itself, by kind; the host's calls never see them. Unit {error}. */
export const METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS = 'driftline.instrumentation.errors'

/** Values counted under `other` because a cap was reached. Unit {value}. */
export const METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW = 'driftline.instrumentation.overflow'

/** Every metric of the registry by its name. */
export const metricDefinitions: Readonly<Record<string, MetricDefinition>> = {
  [METRIC_ML_INFERENCE_CALLS]: {
    name: METRIC_ML_INFERENCE_CALLS,
    unit: '{call}',
    instrument: 'counter',
    brief: 'Calls of the model; present from the first call on.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ERROR_TYPE],
  },
  [METRIC_ML_INFERENCE_GOOD_CALLS]: {
    name: METRIC_ML_INFERENCE_GOOD_CALLS,
    unit: '{call}',
    instrument: 'counter',
    brief: 'Calls that did not fail; present from the first call on.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_INFERENCE_ROWS]: {
    name: METRIC_ML_INFERENCE_ROWS,
    unit: '{row}',
    instrument: 'counter',
    brief: 'Rows the model was asked about; a batch is one call and many rows.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_INFERENCE_DUPLICATES]: {
    name: METRIC_ML_INFERENCE_DUPLICATES,
    unit: '{row}',
    instrument: 'counter',
    brief: 'Rows equal to a recent row, by hash in a bounded ring.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_INFERENCE_DURATION]: {
    name: METRIC_ML_INFERENCE_DURATION,
    unit: 's',
    instrument: 'histogram',
    brief: 'Duration of a call; the thresholds of the spec\'s latency objectives are edges too.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ERROR_TYPE],
    bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  },
  [METRIC_ML_FEATURE_VALUE]: {
    name: METRIC_ML_FEATURE_VALUE,
    unit: '{value}',
    instrument: 'exponential_histogram',
    brief: 'Values of a numeric feature, signed, at most 320 buckets.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME],
  },
  [METRIC_ML_FEATURE_CATEGORIES]: {
    name: METRIC_ML_FEATURE_CATEGORIES,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Values of a categorical feature by category.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME, ATTR_ML_FEATURE_CATEGORY, ATTR_ML_HASH_KEY_ID],
  },
  [METRIC_ML_FEATURE_PROBLEMS]: {
    name: METRIC_ML_FEATURE_PROBLEMS,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Values with a problem; without feature name for segments. Stale values and undeclared names for everyone only.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME, ATTR_ML_FEATURE_PROBLEM],
  },
  [METRIC_ML_FEATURE_SPECIAL]: {
    name: METRIC_ML_FEATURE_SPECIAL,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Special values of a numeric feature and values outside the guard band of its profile.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME, ATTR_ML_FEATURE_CATEGORY],
  },
  [METRIC_ML_FEATURE_AGE]: {
    name: METRIC_ML_FEATURE_AGE,
    unit: 's',
    instrument: 'histogram',
    brief: 'Age of a feature\'s value when it was used.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME],
    bounds: [1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 604800, 2592000],
  },
  [METRIC_ML_PREDICTION_SCORE]: {
    name: METRIC_ML_PREDICTION_SCORE,
    unit: '{score}',
    instrument: 'histogram',
    brief: 'Scores in 128 logit-spaced bins; the spec\'s thresholds and, with a profile, the reference\'s quantiles are edges as well.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_PREDICTION_VALUE]: {
    name: METRIC_ML_PREDICTION_VALUE,
    unit: '{value}',
    instrument: 'exponential_histogram',
    brief: 'Predicted numbers.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_PREDICTION_CLASSES]: {
    name: METRIC_ML_PREDICTION_CLASSES,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Predictions by class.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_PREDICTION_CLASS],
  },
  [METRIC_ML_PREDICTION_PROBLEMS]: {
    name: METRIC_ML_PREDICTION_PROBLEMS,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Predictions that are missing, of another type or not finite; of the score where it is named as the feature, else of the number or class.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_FEATURE_NAME, ATTR_ML_FEATURE_PROBLEM],
  },
  [METRIC_ML_PREDICTION_DISAGREEMENT]: {
    name: METRIC_ML_PREDICTION_DISAGREEMENT,
    unit: '{row}',
    instrument: 'counter',
    brief: 'Rows a shadow version and the live version answered, by both classes.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_PREDICTION_CLASS, ATTR_ML_PREDICTION_LIVE_CLASS],
  },
  [METRIC_ML_PREDICTION_DISAGREEMENT_VALUE]: {
    name: METRIC_ML_PREDICTION_DISAGREEMENT_VALUE,
    unit: '{value}',
    instrument: 'exponential_histogram',
    brief: 'Shadow prediction minus live prediction on the same row.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID],
  },
  [METRIC_ML_OUTCOME_SCORE]: {
    name: METRIC_ML_OUTCOME_SCORE,
    unit: '{score}',
    instrument: 'histogram',
    brief: 'Scores of predictions whose outcome is known, by what turned out to be true.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_OUTCOME_COHORT, ATTR_ML_OUTCOME_CLASS],
  },
  [METRIC_ML_OUTCOME_VALUE]: {
    name: METRIC_ML_OUTCOME_VALUE,
    unit: '{value}',
    instrument: 'exponential_histogram',
    brief: 'Numbers that turned out to be true.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_OUTCOME_COHORT],
  },
  [METRIC_ML_OUTCOME_CLASSES]: {
    name: METRIC_ML_OUTCOME_CLASSES,
    unit: '{outcome}',
    instrument: 'counter',
    brief: 'Outcomes by predicted and true class.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_OUTCOME_COHORT, ATTR_ML_PREDICTION_CLASS, ATTR_ML_OUTCOME_CLASS],
  },
  [METRIC_ML_OUTCOME_ERROR]: {
    name: METRIC_ML_OUTCOME_ERROR,
    unit: '{value}',
    instrument: 'exponential_histogram',
    brief: 'Distance of predictions from what turned out to be true.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_OUTCOME_COHORT, ATTR_ML_OUTCOME_ERROR_KIND],
  },
  [METRIC_ML_OUTCOME_RANK]: {
    name: METRIC_ML_OUTCOME_RANK,
    unit: '{rank}',
    instrument: 'histogram',
    brief: 'Rank the relevant item had.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_PROFILE_ID, ATTR_ML_OUTCOME_COHORT],
    bounds: [1, 2, 3, 5, 10, 20, 50, 100],
  },
  [METRIC_ML_DRIFT_SEVERITY]: {
    name: METRIC_ML_DRIFT_SEVERITY,
    unit: '{severity}',
    instrument: 'gauge',
    brief: 'Severity from 0 to 100, ok below 40, act from 70; segments only from 40 on or when pinned.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_REFERENCE_HEADLINE],
  },
  [METRIC_ML_DRIFT_STATUS]: {
    name: METRIC_ML_DRIFT_STATUS,
    unit: '{status}',
    instrument: 'gauge',
    brief: '1 on the state a verdict is in, with the leading kind of evidence where it is raised.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_REFERENCE_HEADLINE, ATTR_ML_DRIFT_STATE, ATTR_ML_DRIFT_REASON, ATTR_ML_DRIFT_KIND],
  },
  [METRIC_ML_DRIFT_LOWER_BOUND]: {
    name: METRIC_ML_DRIFT_LOWER_BOUND,
    unit: '{effect}',
    instrument: 'gauge',
    brief: 'What the leading effect of a raised verdict certainly reaches, in the measure of its kind.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_DRIFT_KIND],
  },
  [METRIC_ML_DRIFT_SINCE]: {
    name: METRIC_ML_DRIFT_SINCE,
    unit: 's',
    instrument: 'gauge',
    brief: 'Start of the first window of a raised run, seconds since 1970.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME],
  },
  [METRIC_ML_DRIFT_FEATURES]: {
    name: METRIC_ML_DRIFT_FEATURES,
    unit: '{feature}',
    instrument: 'gauge',
    brief: 'Features in a state; those whose reference is the headline make up the whole of the features.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_REFERENCE_HEADLINE, ATTR_ML_DRIFT_STATE],
  },
  [METRIC_ML_DRIFT_SCORE]: {
    name: METRIC_ML_DRIFT_SCORE,
    unit: '{score}',
    instrument: 'gauge',
    brief: 'Effect size by method.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_DRIFT_METHOD],
  },
  [METRIC_ML_DRIFT_P_VALUE]: {
    name: METRIC_ML_DRIFT_P_VALUE,
    unit: '{probability}',
    instrument: 'gauge',
    brief: 'Probability of a statistic at least as large had nothing changed.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_DRIFT_METHOD],
  },
  [METRIC_ML_DRIFT_DETECTABLE]: {
    name: METRIC_ML_DRIFT_DETECTABLE,
    unit: '{score}',
    instrument: 'gauge',
    brief: 'Smallest shift of the distribution, as PSI, that would have raised the window.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME],
  },
  [METRIC_ML_DRIFT_LEARNING]: {
    name: METRIC_ML_DRIFT_LEARNING,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'How far a reference has been learned, 0 to 1.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME],
  },
  [METRIC_ML_WINDOW_ROWS]: {
    name: METRIC_ML_WINDOW_ROWS,
    unit: '{row}',
    instrument: 'gauge',
    brief: 'Rows in the last closed window.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW],
  },
  [METRIC_ML_SEGMENT_WITHHELD]: {
    name: METRIC_ML_SEGMENT_WITHHELD,
    unit: '{segment}',
    instrument: 'gauge',
    brief: 'Segments of a dimension of which the last closed window tells nothing, because they have fewer rows than `privacy.minimumCount`, or because another\'s rows could be reckoned from theirs.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW, ATTR_ML_SEGMENT_NAME],
  },
  [METRIC_ML_WINDOW_END]: {
    name: METRIC_ML_WINDOW_END,
    unit: 's',
    instrument: 'gauge',
    brief: 'End of the last closed window, seconds since 1970.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW],
  },
  [METRIC_ML_QUALITY_MISSING]: {
    name: METRIC_ML_QUALITY_MISSING,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of rows without the value.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW],
  },
  [METRIC_ML_QUALITY_INVALID]: {
    name: METRIC_ML_QUALITY_INVALID,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of rows with a value of another type, not finite or out of range.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW],
  },
  [METRIC_ML_QUALITY_NEW_CATEGORY]: {
    name: METRIC_ML_QUALITY_NEW_CATEGORY,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of values of categories the reference does not know.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW],
  },
  [METRIC_ML_QUALITY_QUANTILE]: {
    name: METRIC_ML_QUALITY_QUANTILE,
    unit: '{value}',
    instrument: 'gauge',
    brief: 'Quantile of the window\'s values, and of its reference.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW, ATTR_ML_QUANTILE, ATTR_ML_BIN_SOURCE],
  },
  [METRIC_ML_QUALITY_SCORE]: {
    name: METRIC_ML_QUALITY_SCORE,
    unit: '{score}',
    instrument: 'gauge',
    brief: 'Quality of the rows of a window, 0 to 1.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW],
  },
  [METRIC_ML_DISTRIBUTION_SHARE]: {
    name: METRIC_ML_DISTRIBUTION_SHARE,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of values in a bin or category, then and now.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_BIN_SOURCE, ATTR_ML_BIN_UPPER, ATTR_ML_FEATURE_CATEGORY],
  },
  [METRIC_ML_DISTRIBUTION_ROWS]: {
    name: METRIC_ML_DISTRIBUTION_ROWS,
    unit: '{row}',
    instrument: 'gauge',
    brief: 'Rows that a distribution is of; more than its window has where small windows were merged.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_WINDOW, ATTR_ML_REFERENCE],
  },
  [METRIC_ML_PERFORMANCE_VALUE]: {
    name: METRIC_ML_PERFORMANCE_VALUE,
    unit: '{value}',
    instrument: 'gauge',
    brief: 'Performance of the model.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_PERFORMANCE_METRIC, ATTR_ML_PERFORMANCE_KIND],
  },
  [METRIC_ML_PERFORMANCE_LOWER]: {
    name: METRIC_ML_PERFORMANCE_LOWER,
    unit: '{value}',
    instrument: 'gauge',
    brief: 'Lower end of the performance\'s confidence interval.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_PERFORMANCE_METRIC, ATTR_ML_PERFORMANCE_KIND],
  },
  [METRIC_ML_PERFORMANCE_UPPER]: {
    name: METRIC_ML_PERFORMANCE_UPPER,
    unit: '{value}',
    instrument: 'gauge',
    brief: 'Upper end of the performance\'s confidence interval.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_PERFORMANCE_METRIC, ATTR_ML_PERFORMANCE_KIND],
  },
  [METRIC_ML_LABEL_COVERAGE]: {
    name: METRIC_ML_LABEL_COVERAGE,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of predictions whose outcome is known.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW],
  },
  [METRIC_ML_LABEL_DELAY]: {
    name: METRIC_ML_LABEL_DELAY,
    unit: 's',
    instrument: 'gauge',
    brief: 'Time from prediction to outcome.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW, ATTR_ML_QUANTILE],
  },
  [METRIC_ML_SEGMENT_CONTRIBUTION]: {
    name: METRIC_ML_SEGMENT_CONTRIBUTION,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of a raised feature\'s shift that comes from a segment, signed; all segments of a dimension add up to 1.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_SEGMENT_NAME, ATTR_ML_SEGMENT_VALUE, ATTR_ML_WINDOW, ATTR_ML_REFERENCE, ATTR_ML_FEATURE_NAME, ATTR_ML_SEGMENT_PART],
  },
  [METRIC_ML_SLO_EVENTS]: {
    name: METRIC_ML_SLO_EVENTS,
    unit: '{event}',
    instrument: 'counter',
    brief: 'Events an objective counts; zero from the load of the spec on.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_SLO_NAME],
  },
  [METRIC_ML_SLO_GOOD_EVENTS]: {
    name: METRIC_ML_SLO_GOOD_EVENTS,
    unit: '{event}',
    instrument: 'counter',
    brief: 'Good events among them.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_SLO_NAME],
  },
  [METRIC_ML_SLO_OBJECTIVE]: {
    name: METRIC_ML_SLO_OBJECTIVE,
    unit: '{share}',
    instrument: 'gauge',
    brief: 'Share of events that must be good.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_SLO_NAME, ATTR_ML_SLO_KIND],
  },
  [METRIC_ML_MODEL_INFO]: {
    name: METRIC_ML_MODEL_INFO,
    unit: '{info}',
    instrument: 'gauge',
    brief: 'Always 1; carries what the spec says about the model, its primary window and what most features are compared with.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_TASK, ATTR_ML_MODEL_OWNER, ATTR_ML_MODEL_RISK_TIER, ATTR_ML_MODEL_RUNBOOK, ATTR_ML_WINDOW, ATTR_ML_TIMEZONE, ATTR_ML_REFERENCE, ATTR_SERVICE_NAME, ATTR_ML_SPEC_HASH],
  },
  [METRIC_ML_FEATURE_INFO]: {
    name: METRIC_ML_FEATURE_INFO,
    unit: '{info}',
    instrument: 'gauge',
    brief: 'Always 1; carries what is known about a feature that is judged.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_FEATURE_NAME, ATTR_ML_FEATURE_TYPE, ATTR_ML_FEATURE_UNIT, ATTR_ML_FEATURE_IMPORTANCE, ATTR_ML_FEATURE_CRITICAL],
  },
  [METRIC_ML_CHANGE_TIMESTAMP]: {
    name: METRIC_ML_CHANGE_TIMESTAMP,
    unit: 'ms',
    instrument: 'gauge',
    brief: 'When a recorded change began, milliseconds since 1970; the last 20.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_CHANGE_ID, ATTR_ML_CHANGE_KIND, ATTR_ML_CHANGE_STATUS, ATTR_ML_CHANGE_SUBJECT, ATTR_ML_CHANGE_FROM, ATTR_ML_CHANGE_TO, ATTR_ML_CHANGE_URL],
  },
  [METRIC_ML_CAUSE_PROBABILITY]: {
    name: METRIC_ML_CAUSE_PROBABILITY,
    unit: '{probability}',
    instrument: 'gauge',
    brief: 'Probability that a recorded change caused the open incident.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_CHANGE_ID, ATTR_ML_DRIFT_KIND],
  },
  [METRIC_ML_MAINTENANCE_ACTIVE]: {
    name: METRIC_ML_MAINTENANCE_ACTIVE,
    unit: '{status}',
    instrument: 'gauge',
    brief: '1 while planned work goes on.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS]: {
    name: METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points taken in.',
    stability: 'development',
    attributes: [ATTR_RECEIVER, ATTR_TRANSPORT],
  },
  [METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS]: {
    name: METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points turned away; the sender may try again.',
    stability: 'development',
    attributes: [ATTR_RECEIVER, ATTR_TRANSPORT],
  },
  [METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS]: {
    name: METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points that could not be processed because of an error inside the processor.',
    stability: 'development',
    attributes: [ATTR_RECEIVER, ATTR_TRANSPORT],
  },
  [METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS]: {
    name: METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points sent on.',
    stability: 'development',
    attributes: [ATTR_EXPORTER],
  },
  [METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS]: {
    name: METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points that could not be sent on.',
    stability: 'development',
    attributes: [ATTR_EXPORTER],
  },
  [METRIC_OTELCOL_PROCESS_UPTIME]: {
    name: METRIC_OTELCOL_PROCESS_UPTIME,
    unit: 's',
    instrument: 'counter',
    brief: 'Time since the start of the process.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_OTELCOL_PROCESS_MEMORY_RSS]: {
    name: METRIC_OTELCOL_PROCESS_MEMORY_RSS,
    unit: 'By',
    instrument: 'gauge',
    brief: 'Resident memory of the process.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_OTELCOL_PROCESS_CPU_SECONDS]: {
    name: METRIC_OTELCOL_PROCESS_CPU_SECONDS,
    unit: 's',
    instrument: 'counter',
    brief: 'Processor time used, user and system.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_INFO]: {
    name: METRIC_DRIFTLINE_PROCESSOR_INFO,
    unit: '{info}',
    instrument: 'gauge',
    brief: 'Always 1; carries the version of the processor.',
    stability: 'development',
    attributes: [ATTR_SERVICE_VERSION],
  },
  [METRIC_DRIFTLINE_PROCESSOR_MODELS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_MODELS,
    unit: '{model}',
    instrument: 'updowncounter',
    brief: 'Models with a spec.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_SENDERS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_SENDERS,
    unit: '{sender}',
    instrument: 'gauge',
    brief: 'Processes and workers of which points came in the last two minutes.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_WINDOW_ROWS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_WINDOW_ROWS,
    unit: '{row}',
    instrument: 'gauge',
    brief: 'Rows so far of the window that closes next; absent where its senders count none, or some are known to be absent.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW],
  },
  [METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE]: {
    name: METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE,
    unit: 's',
    instrument: 'gauge',
    brief: 'When the next verdict comes at the earliest, seconds since 1970; while a reference is learned, the first by it.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS,
    unit: '{row}',
    instrument: 'gauge',
    brief: 'Rows that a reference has been learned from, those of the window that closes next included; while it is learned.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS_NEEDED]: {
    name: METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS_NEEDED,
    unit: '{row}',
    instrument: 'gauge',
    brief: 'Rows that a reference is learned from; while it is learned.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_REQUESTS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_REQUESTS,
    unit: '{request}',
    instrument: 'counter',
    brief: 'Requests answered, by status; 499 where the sender left before its request was complete.',
    stability: 'development',
    attributes: [ATTR_HTTP_RESPONSE_STATUS_CODE],
  },
  [METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Test points taken in; they count for no model.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_STREAMS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_STREAMS,
    unit: '{stream}',
    instrument: 'updowncounter',
    brief: 'Streams held.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT]: {
    name: METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT,
    unit: '{stream}',
    instrument: 'updowncounter',
    brief: 'Streams that may be held.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_BYTES]: {
    name: METRIC_DRIFTLINE_PROCESSOR_BYTES,
    unit: 'By',
    instrument: 'updowncounter',
    brief: 'Streams, points, windows and names held, by their shape.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT]: {
    name: METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT,
    unit: 'By',
    instrument: 'updowncounter',
    brief: 'Bytes that may be held.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE]: {
    name: METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE,
    unit: 'By',
    instrument: 'updowncounter',
    brief: 'Requests that are acknowledged and not yet applied.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS,
    unit: '{datapoint}',
    instrument: 'counter',
    brief: 'Points that will never be counted, by reason.',
    stability: 'development',
    attributes: [ATTR_DRIFTLINE_REFUSAL],
  },
  [METRIC_DRIFTLINE_PROCESSOR_COMPLAINTS]: {
    name: METRIC_DRIFTLINE_PROCESSOR_COMPLAINTS,
    unit: '{complaint}',
    instrument: 'counter',
    brief: 'What senders say went wrong on their side, by kind; a sender that was there before the processor counts in full.',
    stability: 'development',
    attributes: [ATTR_SERVICE_NAME, ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_DRIFTLINE_COMPLAINT],
  },
  [METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES]: {
    name: METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES,
    unit: '{series}',
    instrument: 'gauge',
    brief: 'Output series beyond the budget of a model.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_UNJUDGED_AGES]: {
    name: METRIC_DRIFTLINE_PROCESSOR_UNJUDGED_AGES,
    unit: '{feature}',
    instrument: 'gauge',
    brief: 'Features whose ages cannot be judged, since their greatest age is no edge of the histogram that is sent.',
    stability: 'development',
    attributes: [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED]: {
    name: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED,
    unit: '{window}',
    instrument: 'counter',
    brief: 'Windows closed and judged.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_WINDOW],
  },
  [METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL]: {
    name: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL,
    unit: '{window}',
    instrument: 'counter',
    brief: 'Windows among them in which some rows are known to be absent.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_ML_WINDOW],
  },
  [METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES]: {
    name: METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES,
    unit: '{verdict}',
    instrument: 'counter',
    brief: 'Verdicts that could not be given because judging failed.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN]: {
    name: METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN,
    unit: '{record}',
    instrument: 'counter',
    brief: 'Records of the state forgotten because nothing was heard of them for long.',
    stability: 'development',
    attributes: [ATTR_ML_MODEL_NAME, ATTR_DRIFTLINE_FORGOTTEN_KIND],
  },
  [METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE]: {
    name: METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
    unit: 's',
    instrument: 'gauge',
    brief: 'Time since the state was last written to disk.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE]: {
    name: METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE,
    unit: 'By',
    instrument: 'gauge',
    brief: 'Size of the journal since the last checkpoint.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_TEST]: {
    name: METRIC_DRIFTLINE_TEST,
    unit: '{point}',
    instrument: 'gauge',
    brief: 'A test of the way to the processor, sent by `driftline doctor`; counts for no model.',
    stability: 'development',
    attributes: [],
  },
  [METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS]: {
    name: METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
    unit: '{error}',
    instrument: 'counter',
    brief: 'Wiring that cannot work and errors of the instrumentation itself, by kind; the host\'s calls never see them.',
    stability: 'development',
    attributes: [ATTR_ERROR_TYPE, ATTR_ML_MODEL_NAME],
  },
  [METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW]: {
    name: METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW,
    unit: '{value}',
    instrument: 'counter',
    brief: 'Values counted under `other` because a cap was reached.',
    stability: 'development',
    attributes: [ATTR_DRIFTLINE_OVERFLOW_KIND],
  },
}
