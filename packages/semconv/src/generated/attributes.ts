// Generated from model/*.yaml by scripts/generate.ts: edit the model, then `npm run generate`.

/** Environment the model runs in; with the model name it is the identity of a model. */
export const ATTR_DEPLOYMENT_ENVIRONMENT_NAME = 'deployment.environment.name'

/** Service that calls the model. */
export const ATTR_SERVICE_NAME = 'service.name'

/** Version of the processor. */
export const ATTR_SERVICE_VERSION = 'service.version'

/** Group of services the service belongs to. */
export const ATTR_SERVICE_NAMESPACE = 'service.namespace'

/** One running instance of the service; part of the identity of a stream. */
export const ATTR_SERVICE_INSTANCE_ID = 'service.instance.id'

/** Class of the error a call ended with; absent when it did not fail. */
export const ATTR_ERROR_TYPE = 'error.type'

/** Random per process and worker, so that two writers of one instance are two streams. */
export const ATTR_ML_WRITER_ID = 'ml.writer.id'

/** Name of the model. */
export const ATTR_ML_MODEL_NAME = 'ml.model.name'

/** Version of the model that answered. */
export const ATTR_ML_MODEL_VERSION = 'ml.model.version'

/** What the model does. */
export const ATTR_ML_MODEL_TASK = 'ml.model.task'

/** ml.model.task: predicts a number. */
export const ML_MODEL_TASK_VALUE_REGRESSION = 'regression'

/** ml.model.task: predicts one of two classes. */
export const ML_MODEL_TASK_VALUE_BINARY = 'binary'

/** ml.model.task: predicts one of several classes. */
export const ML_MODEL_TASK_VALUE_MULTICLASS = 'multiclass'

/** ml.model.task: orders items. */
export const ML_MODEL_TASK_VALUE_RANKING = 'ranking'

/** ml.model.task: scores how unusual a row is. */
export const ML_MODEL_TASK_VALUE_ANOMALY = 'anomaly'

/** ml.model.task: anything else. */
export const ML_MODEL_TASK_VALUE_OTHER = 'other'

/** Every value of ml.model.task. */
export const ML_MODEL_TASK_VALUES = [
  ML_MODEL_TASK_VALUE_REGRESSION,
  ML_MODEL_TASK_VALUE_BINARY,
  ML_MODEL_TASK_VALUE_MULTICLASS,
  ML_MODEL_TASK_VALUE_RANKING,
  ML_MODEL_TASK_VALUE_ANOMALY,
  ML_MODEL_TASK_VALUE_OTHER,
] as const

/** Value of ml.model.task. */
export type MlModelTask = (typeof ML_MODEL_TASK_VALUES)[number]

/** Team that answers for the model. */
export const ATTR_ML_MODEL_OWNER = 'ml.model.owner'

/** Risk tier from 1 (highest) to 4; changes the routing of alerts, never the severity. */
export const ATTR_ML_MODEL_RISK_TIER = 'ml.model.risk_tier'

/** Where the on-call person reads what to do. */
export const ATTR_ML_MODEL_RUNBOOK = 'ml.model.runbook'

/** Hash of the monitoring spec in force. */
export const ATTR_ML_SPEC_HASH = 'ml.spec.hash'

/** Part the version plays in serving; a point without one is live, one with another word is refused. */
export const ATTR_ML_DEPLOYMENT_ROLE = 'ml.deployment.role'

/** ml.deployment.role: its answers are used. */
export const ML_DEPLOYMENT_ROLE_VALUE_LIVE = 'live'

/** ml.deployment.role: its answers are used for a small share of the traffic. */
export const ML_DEPLOYMENT_ROLE_VALUE_CANARY = 'canary'

/** ml.deployment.role: its answers are compared and thrown away. */
export const ML_DEPLOYMENT_ROLE_VALUE_SHADOW = 'shadow'

/** Every value of ml.deployment.role. */
export const ML_DEPLOYMENT_ROLE_VALUES = [
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_DEPLOYMENT_ROLE_VALUE_CANARY,
  ML_DEPLOYMENT_ROLE_VALUE_SHADOW,
] as const

/** Value of ml.deployment.role. */
export type MlDeploymentRole = (typeof ML_DEPLOYMENT_ROLE_VALUES)[number]

/** Content address of the reference profile the writer was given. */
export const ATTR_ML_PROFILE_ID = 'ml.profile.id'

/** The one segment dimension of a point; `all` for everyone. */
export const ATTR_ML_SEGMENT_NAME = 'ml.segment.name'

/** ml.segment.name: every row. */
export const ML_SEGMENT_NAME_VALUE_ALL = 'all'

/** Reserved values of ml.segment.name. */
export type MlSegmentNameReserved =
  | typeof ML_SEGMENT_NAME_VALUE_ALL

/** Value of the segment dimension. */
export const ATTR_ML_SEGMENT_VALUE = 'ml.segment.value'

/** ml.segment.value: every row. */
export const ML_SEGMENT_VALUE_VALUE_ALL = 'all'

/** ml.segment.value: values beyond the cap. */
export const ML_SEGMENT_VALUE_VALUE_OTHER = 'other'

/** Reserved values of ml.segment.value. */
export type MlSegmentValueReserved =
  | typeof ML_SEGMENT_VALUE_VALUE_ALL
  | typeof ML_SEGMENT_VALUE_VALUE_OTHER

/** Value of one segment dimension of the row, by the name of the dimension. */
export const ATTR_ML_SEGMENT = (dimension: string): string => `ml.segment.${dimension}`

/** Name of the feature. */
export const ATTR_ML_FEATURE_NAME = 'ml.feature.name'

/** ml.feature.name: the model as a whole. */
export const ML_FEATURE_NAME_VALUE_ALL = 'all'

/** ml.feature.name: features beyond the cap. */
export const ML_FEATURE_NAME_VALUE_OTHER = 'other'

/** ml.feature.name: what the model predicted. */
export const ML_FEATURE_NAME_VALUE_PREDICTION = 'prediction'

/** ml.feature.name: how sure the model was. */
export const ML_FEATURE_NAME_VALUE_SCORE = 'score'

/** Reserved values of ml.feature.name. */
export type MlFeatureNameReserved =
  | typeof ML_FEATURE_NAME_VALUE_ALL
  | typeof ML_FEATURE_NAME_VALUE_OTHER
  | typeof ML_FEATURE_NAME_VALUE_PREDICTION
  | typeof ML_FEATURE_NAME_VALUE_SCORE

/** Category of a categorical feature, or the special value that was found. */
export const ATTR_ML_FEATURE_CATEGORY = 'ml.feature.category'

/** ml.feature.category: categories beyond the cap or not in the reference. */
export const ML_FEATURE_CATEGORY_VALUE_OTHER = 'other'

/** ml.feature.category: a number below the guard band of the profile. */
export const ML_FEATURE_CATEGORY_VALUE_UNDER = 'under'

/** ml.feature.category: a number above the guard band of the profile. */
export const ML_FEATURE_CATEGORY_VALUE_OVER = 'over'

/** Reserved values of ml.feature.category. */
export type MlFeatureCategoryReserved =
  | typeof ML_FEATURE_CATEGORY_VALUE_OTHER
  | typeof ML_FEATURE_CATEGORY_VALUE_UNDER
  | typeof ML_FEATURE_CATEGORY_VALUE_OVER

/** Key under which the categories of a feature were hashed into buckets: the first 8 hex digits of HMAC-SHA-256(key, 'driftline key id'). Buckets of two keys are not comparable. Absent where categories are counted by name or in buckets without a key. */
export const ATTR_ML_HASH_KEY_ID = 'ml.hash_key.id'

/** ml.hash_key.id: the writer has no key: all categories are withheld, counted together as `other`. */
export const ML_HASH_KEY_ID_VALUE_NONE = 'none'

/** Reserved values of ml.hash_key.id. */
export type MlHashKeyIdReserved =
  | typeof ML_HASH_KEY_ID_VALUE_NONE

/** What was wrong with a value; missing, type and non_finite exclude each other, the rest are overlays. */
export const ATTR_ML_FEATURE_PROBLEM = 'ml.feature.problem'

/** ml.feature.problem: null, undefined or left out. */
export const ML_FEATURE_PROBLEM_VALUE_MISSING = 'missing'

/** ml.feature.problem: another type than declared. */
export const ML_FEATURE_PROBLEM_VALUE_TYPE = 'type'

/** ml.feature.problem: NaN or an infinity. */
export const ML_FEATURE_PROBLEM_VALUE_NON_FINITE = 'non_finite'

/** ml.feature.problem: outside the declared minimum and maximum. */
export const ML_FEATURE_PROBLEM_VALUE_RANGE = 'range'

/** ml.feature.problem: not among the declared values. */
export const ML_FEATURE_PROBLEM_VALUE_CATEGORY = 'category'

/** ml.feature.problem: older than the declared greatest age. */
export const ML_FEATURE_PROBLEM_VALUE_STALE = 'stale'

/** ml.feature.problem: a field of the row that the spec does not declare, by its name; at most 20 of them, then `other`. */
export const ML_FEATURE_PROBLEM_VALUE_UNEXPECTED = 'unexpected'

/** Every value of ml.feature.problem. */
export const ML_FEATURE_PROBLEM_VALUES = [
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_TYPE,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
  ML_FEATURE_PROBLEM_VALUE_CATEGORY,
  ML_FEATURE_PROBLEM_VALUE_STALE,
  ML_FEATURE_PROBLEM_VALUE_UNEXPECTED,
] as const

/** Value of ml.feature.problem. */
export type MlFeatureProblem = (typeof ML_FEATURE_PROBLEM_VALUES)[number]

/** Type of the feature. */
export const ATTR_ML_FEATURE_TYPE = 'ml.feature.type'

/** ml.feature.type: a number. */
export const ML_FEATURE_TYPE_VALUE_NUMERIC = 'numeric'

/** ml.feature.type: one of a set of values. */
export const ML_FEATURE_TYPE_VALUE_CATEGORICAL = 'categorical'

/** Every value of ml.feature.type. */
export const ML_FEATURE_TYPE_VALUES = [
  ML_FEATURE_TYPE_VALUE_NUMERIC,
  ML_FEATURE_TYPE_VALUE_CATEGORICAL,
] as const

/** Value of ml.feature.type. */
export type MlFeatureType = (typeof ML_FEATURE_TYPE_VALUES)[number]

/** Unit of the feature in the words of its owner. */
export const ATTR_ML_FEATURE_UNIT = 'ml.feature.unit'

/** Share of the model's decision that rests on the feature, 0 to 1. */
export const ATTR_ML_FEATURE_IMPORTANCE = 'ml.feature.importance'

/** Whether the owner declared the feature critical. */
export const ATTR_ML_FEATURE_CRITICAL = 'ml.feature.critical'

/** Raw value of a feature the spec allows to leave the service. */
export const ATTR_ML_FEATURE_SNAPSHOT = (feature: string): string => `ml.feature.snapshot.${feature}`

/** Version of the feature definitions the row was made with. */
export const ATTR_ML_FEATURE_SET_VERSION = 'ml.feature_set.version'

/** Id of one inference; outcomes are joined to predictions by it. */
export const ATTR_ML_INFERENCE_ID = 'ml.inference.id'

/** Rows in the call; a batch is one call and many rows. */
export const ATTR_ML_INFERENCE_ROW_COUNT = 'ml.inference.row_count'

/** Predicted class. */
export const ATTR_ML_PREDICTION_CLASS = 'ml.prediction.class'

/** ml.prediction.class: classes beyond the cap. */
export const ML_PREDICTION_CLASS_VALUE_OTHER = 'other'

/** Reserved values of ml.prediction.class. */
export type MlPredictionClassReserved =
  | typeof ML_PREDICTION_CLASS_VALUE_OTHER

/** Class the live version predicted for the row a shadow version answered too. */
export const ATTR_ML_PREDICTION_LIVE_CLASS = 'ml.prediction.live_class'

/** Score behind the decision, a probability where the model gives one. */
export const ATTR_ML_PREDICTION_SCORE = 'ml.prediction.score'

/** Predicted number. */
export const ATTR_ML_PREDICTION_VALUE = 'ml.prediction.value'

/** What was done with the prediction. */
export const ATTR_ML_PREDICTION_DECISION = 'ml.prediction.decision'

/** Version of the rules that turn a prediction into a decision. */
export const ATTR_ML_POLICY_VERSION = 'ml.policy.version'

/** Experiment the call belongs to. */
export const ATTR_ML_EXPERIMENT_NAME = 'ml.experiment.name'

/** Arm of the experiment. */
export const ATTR_ML_EXPERIMENT_VARIANT = 'ml.experiment.variant'

/** Id of the event; sending it again changes nothing. */
export const ATTR_ML_EVENT_ID = 'ml.event.id'

/** Class that turned out to be true. */
export const ATTR_ML_OUTCOME_CLASS = 'ml.outcome.class'

/** ml.outcome.class: classes beyond the cap. */
export const ML_OUTCOME_CLASS_VALUE_OTHER = 'other'

/** Reserved values of ml.outcome.class. */
export type MlOutcomeClassReserved =
  | typeof ML_OUTCOME_CLASS_VALUE_OTHER

/** UTC date of the prediction the outcome belongs to, YYYY-MM-DD. */
export const ATTR_ML_OUTCOME_COHORT = 'ml.outcome.cohort'

/** ml.outcome.cohort: outcomes after the labels horizon. */
export const ML_OUTCOME_COHORT_VALUE_LATE = 'late'

/** Reserved values of ml.outcome.cohort. */
export type MlOutcomeCohortReserved =
  | typeof ML_OUTCOME_COHORT_VALUE_LATE

/** How the distance between prediction and outcome is measured. */
export const ATTR_ML_OUTCOME_ERROR_KIND = 'ml.outcome.error.kind'

/** ml.outcome.error.kind: prediction minus outcome. */
export const ML_OUTCOME_ERROR_KIND_VALUE_RESIDUAL = 'residual'

/** ml.outcome.error.kind: residual over the absolute outcome. */
export const ML_OUTCOME_ERROR_KIND_VALUE_RELATIVE = 'relative'

/** Every value of ml.outcome.error.kind. */
export const ML_OUTCOME_ERROR_KIND_VALUES = [
  ML_OUTCOME_ERROR_KIND_VALUE_RESIDUAL,
  ML_OUTCOME_ERROR_KIND_VALUE_RELATIVE,
] as const

/** Value of ml.outcome.error.kind. */
export type MlOutcomeErrorKind = (typeof ML_OUTCOME_ERROR_KIND_VALUES)[number]

/** What turned out to be true, as text. */
export const ATTR_ML_OUTCOME_LABEL = 'ml.outcome.label'

/** Number that turned out to be true. */
export const ATTR_ML_OUTCOME_VALUE = 'ml.outcome.value'

/** When the outcome came true, RFC 3339. */
export const ATTR_ML_OUTCOME_TIME = 'ml.outcome.time'

/** How long the outcome was watched for. */
export const ATTR_ML_OUTCOME_OBSERVATION_WINDOW = 'ml.outcome.observation_window'

/** Which definition of the label was used. */
export const ATTR_ML_OUTCOME_DEFINITION = 'ml.outcome.definition'

/** Where the outcome comes from. */
export const ATTR_ML_OUTCOME_SOURCE = 'ml.outcome.source'

/** Number of the revision; the highest wins. */
export const ATTR_ML_OUTCOME_REVISION = 'ml.outcome.revision'

/** Weight of the outcome, e.g. one over its sampling probability. */
export const ATTR_ML_OUTCOME_WEIGHT = 'ml.outcome.weight'

/** Name of the window the value was computed over. */
export const ATTR_ML_WINDOW = 'ml.window'

/** Start of the window, inclusive, RFC 3339. */
export const ATTR_ML_WINDOW_START = 'ml.window.start'

/** End of the window, exclusive, RFC 3339. */
export const ATTR_ML_WINDOW_END = 'ml.window.end'

/** Rows in the window. */
export const ATTR_ML_WINDOW_ROWS = 'ml.window.rows'

/** Whether some rows of the window are known to be absent. */
export const ATTR_ML_WINDOW_PARTIAL = 'ml.window.partial'

/** What the window was compared with. */
export const ATTR_ML_REFERENCE = 'ml.reference'

/** ml.reference: the profile of the training rows. */
export const ML_REFERENCE_VALUE_TRAINING = 'training'

/** ml.reference: what the first windows showed, frozen. */
export const ML_REFERENCE_VALUE_BASELINE = 'baseline'

/** ml.reference: the same hours, days or months of earlier weeks or years. */
export const ML_REFERENCE_VALUE_SEASONAL = 'seasonal'

/** ml.reference: the recent past behind a gap. */
export const ML_REFERENCE_VALUE_ROLLING = 'rolling'

/** ml.reference: the version served before. */
export const ML_REFERENCE_VALUE_PREVIOUS_VERSION = 'previous_version'

/** ml.reference: the live version in the same window. */
export const ML_REFERENCE_VALUE_LIVE = 'live'

/** Every value of ml.reference. */
export const ML_REFERENCE_VALUES = [
  ML_REFERENCE_VALUE_TRAINING,
  ML_REFERENCE_VALUE_BASELINE,
  ML_REFERENCE_VALUE_SEASONAL,
  ML_REFERENCE_VALUE_ROLLING,
  ML_REFERENCE_VALUE_PREVIOUS_VERSION,
  ML_REFERENCE_VALUE_LIVE,
] as const

/** Value of ml.reference. */
export type MlReference = (typeof ML_REFERENCE_VALUES)[number]

/** True where the verdict beside this reference is the one that counts of a feature; left out on the others. */
export const ATTR_ML_REFERENCE_HEADLINE = 'ml.reference.headline'

/** IANA time zone in which days, weeks, months and years begin. */
export const ATTR_ML_TIMEZONE = 'ml.timezone'

/** Statistic the score or p-value comes from. */
export const ATTR_ML_DRIFT_METHOD = 'ml.drift.method'

/** ml.drift.method: population stability index without its sampling bias. */
export const ML_DRIFT_METHOD_VALUE_PSI = 'psi'

/** ml.drift.method: Wasserstein distance over the reference standard deviation. */
export const ML_DRIFT_METHOD_VALUE_WASSERSTEIN = 'wasserstein'

/** ml.drift.method: Jensen–Shannon distance to base 2. */
export const ML_DRIFT_METHOD_VALUE_JENSEN_SHANNON = 'jensen_shannon'

/** ml.drift.method: Hellinger distance. */
export const ML_DRIFT_METHOD_VALUE_HELLINGER = 'hellinger'

/** ml.drift.method: total variation distance. */
export const ML_DRIFT_METHOD_VALUE_TOTAL_VARIATION = 'total_variation'

/** ml.drift.method: two-sample Kolmogorov–Smirnov test. */
export const ML_DRIFT_METHOD_VALUE_KOLMOGOROV_SMIRNOV = 'kolmogorov_smirnov'

/** ml.drift.method: chi-square test of homogeneity. */
export const ML_DRIFT_METHOD_VALUE_CHI_SQUARE = 'chi_square'

/** ml.drift.method: Cramér's V of the chi-square test. */
export const ML_DRIFT_METHOD_VALUE_CRAMERS_V = 'cramers_v'

/** Every value of ml.drift.method. */
export const ML_DRIFT_METHOD_VALUES = [
  ML_DRIFT_METHOD_VALUE_PSI,
  ML_DRIFT_METHOD_VALUE_WASSERSTEIN,
  ML_DRIFT_METHOD_VALUE_JENSEN_SHANNON,
  ML_DRIFT_METHOD_VALUE_HELLINGER,
  ML_DRIFT_METHOD_VALUE_TOTAL_VARIATION,
  ML_DRIFT_METHOD_VALUE_KOLMOGOROV_SMIRNOV,
  ML_DRIFT_METHOD_VALUE_CHI_SQUARE,
  ML_DRIFT_METHOD_VALUE_CRAMERS_V,
] as const

/** Value of ml.drift.method. */
export type MlDriftMethod = (typeof ML_DRIFT_METHOD_VALUES)[number]

/** State of a verdict. */
export const ATTR_ML_DRIFT_STATE = 'ml.drift.state'

/** ml.drift.state: no usable reference yet. */
export const ML_DRIFT_STATE_VALUE_LEARNING = 'learning'

/** ml.drift.state: too few rows to judge. */
export const ML_DRIFT_STATE_VALUE_INSUFFICIENT_DATA = 'insufficient_data'

/** ml.drift.state: the window cannot tell, because it cannot be compared or even a large shift would not show. */
export const ML_DRIFT_STATE_VALUE_BLIND = 'blind'

/** ml.drift.state: severity below 40. */
export const ML_DRIFT_STATE_VALUE_OK = 'ok'

/** ml.drift.state: this window alone shows it; a second one would raise it. */
export const ML_DRIFT_STATE_VALUE_SUSPECTED = 'suspected'

/** ml.drift.state: severity from 40 to below 70. */
export const ML_DRIFT_STATE_VALUE_INVESTIGATE = 'investigate'

/** ml.drift.state: severity of 70 or more. */
export const ML_DRIFT_STATE_VALUE_ACT = 'act'

/** ml.drift.state: quiet again but not yet for three windows. */
export const ML_DRIFT_STATE_VALUE_RECOVERING = 'recovering'

/** ml.drift.state: expected by the spec or accepted by a person. */
export const ML_DRIFT_STATE_VALUE_ACCEPTED = 'accepted'

/** Every value of ml.drift.state. */
export const ML_DRIFT_STATE_VALUES = [
  ML_DRIFT_STATE_VALUE_LEARNING,
  ML_DRIFT_STATE_VALUE_INSUFFICIENT_DATA,
  ML_DRIFT_STATE_VALUE_BLIND,
  ML_DRIFT_STATE_VALUE_OK,
  ML_DRIFT_STATE_VALUE_SUSPECTED,
  ML_DRIFT_STATE_VALUE_INVESTIGATE,
  ML_DRIFT_STATE_VALUE_ACT,
  ML_DRIFT_STATE_VALUE_RECOVERING,
  ML_DRIFT_STATE_VALUE_ACCEPTED,
] as const

/** Value of ml.drift.state. */
export type MlDriftState = (typeof ML_DRIFT_STATE_VALUES)[number]

/** Why a state or a partial window is what it is, where its word alone does not say so. */
export const ATTR_ML_DRIFT_REASON = 'ml.drift.reason'

/** ml.drift.reason: the first point of a stream had nothing to be compared with. */
export const ML_DRIFT_REASON_VALUE_BASELINE = 'baseline'

/** ml.drift.reason: the window was closed before its end. */
export const ML_DRIFT_REASON_VALUE_UNFINISHED = 'unfinished'

/** ml.drift.reason: the counts of a stream fell. */
export const ML_DRIFT_REASON_VALUE_INCONSISTENT = 'inconsistent'

/** ml.drift.reason: no category in common with a reference in which many rows have one of their own. */
export const ML_DRIFT_REASON_VALUE_DISJOINT = 'disjoint'

/** ml.drift.reason: score histograms without an edge in common. */
export const ML_DRIFT_REASON_VALUE_EDGES = 'edges'

/** ml.drift.reason: the window holds another kind of sketch than the reference. */
export const ML_DRIFT_REASON_VALUE_SKETCH = 'sketch'

/** ml.drift.reason: hash buckets beside names the reference did not keep. */
export const ML_DRIFT_REASON_VALUE_HASH = 'hash'

/** ml.drift.reason: categories hashed under another key than the reference's. */
export const ML_DRIFT_REASON_VALUE_HASH_KEY = 'hash_key'

/** ml.drift.reason: judging failed. */
export const ML_DRIFT_REASON_VALUE_FAILED = 'failed'

/** ml.drift.reason: the feature moves with the calendar. */
export const ML_DRIFT_REASON_VALUE_CALENDAR = 'calendar'

/** ml.drift.reason: even a large shift would not show; too few rows for how much windows scatter. */
export const ML_DRIFT_REASON_VALUE_SCATTER = 'scatter'

/** ml.drift.reason: the reference is still being learned. */
export const ML_DRIFT_REASON_VALUE_FIRST_WINDOWS = 'first_windows'

/** ml.drift.reason: the profile lacks the feature; a baseline of its own is being learned. */
export const ML_DRIFT_REASON_VALUE_NOT_IN_PROFILE = 'not_in_profile'

/** ml.drift.reason: the values left the cells they were counted in; new ones are being learned. */
export const ML_DRIFT_REASON_VALUE_EDGES_RENEWED = 'edges_renewed'

/** ml.drift.reason: a raised state ended because no window could tell for too long. */
export const ML_DRIFT_REASON_VALUE_NOT_RENEWED = 'not_renewed'

/** ml.drift.reason: too few rows to tell, so the state before stands. */
export const ML_DRIFT_REASON_VALUE_THIN = 'thin'

/** Every value of ml.drift.reason. */
export const ML_DRIFT_REASON_VALUES = [
  ML_DRIFT_REASON_VALUE_BASELINE,
  ML_DRIFT_REASON_VALUE_UNFINISHED,
  ML_DRIFT_REASON_VALUE_INCONSISTENT,
  ML_DRIFT_REASON_VALUE_DISJOINT,
  ML_DRIFT_REASON_VALUE_EDGES,
  ML_DRIFT_REASON_VALUE_SKETCH,
  ML_DRIFT_REASON_VALUE_HASH,
  ML_DRIFT_REASON_VALUE_HASH_KEY,
  ML_DRIFT_REASON_VALUE_FAILED,
  ML_DRIFT_REASON_VALUE_CALENDAR,
  ML_DRIFT_REASON_VALUE_SCATTER,
  ML_DRIFT_REASON_VALUE_FIRST_WINDOWS,
  ML_DRIFT_REASON_VALUE_NOT_IN_PROFILE,
  ML_DRIFT_REASON_VALUE_EDGES_RENEWED,
  ML_DRIFT_REASON_VALUE_NOT_RENEWED,
  ML_DRIFT_REASON_VALUE_THIN,
] as const

/** Value of ml.drift.reason. */
export type MlDriftReason = (typeof ML_DRIFT_REASON_VALUES)[number]

/** Kind of evidence behind a verdict. */
export const ATTR_ML_DRIFT_KIND = 'ml.drift.kind'

/** ml.drift.kind: the values are distributed differently. */
export const ML_DRIFT_KIND_VALUE_DISTRIBUTION = 'distribution'

/** ml.drift.kind: more values are missing. */
export const ML_DRIFT_KIND_VALUE_MISSING = 'missing'

/** ml.drift.kind: more values are of categories the reference does not know. */
export const ML_DRIFT_KIND_VALUE_NEW_CATEGORY = 'new_category'

/** ml.drift.kind: more values are outside the declared range. */
export const ML_DRIFT_KIND_VALUE_RANGE = 'range'

/** ml.drift.kind: more values are of another type than declared. */
export const ML_DRIFT_KIND_VALUE_TYPE = 'type'

/** ml.drift.kind: more values are older than declared. */
export const ML_DRIFT_KIND_VALUE_STALE = 'stale'

/** ml.drift.kind: more rows repeat earlier rows. */
export const ML_DRIFT_KIND_VALUE_DUPLICATES = 'duplicates'

/** ml.drift.kind: more values lie far out in the tails. */
export const ML_DRIFT_KIND_VALUE_TAILS = 'tails'

/** ml.drift.kind: all values are one and the same. */
export const ML_DRIFT_KIND_VALUE_CONSTANT = 'constant'

/** ml.drift.kind: far more or fewer rows than usual. */
export const ML_DRIFT_KIND_VALUE_VOLUME = 'volume'

/** ml.drift.kind: no new rows for longer than usual. */
export const ML_DRIFT_KIND_VALUE_FRESHNESS = 'freshness'

/** ml.drift.kind: a declared feature is absent or of another type in every row, or an undeclared one came. */
export const ML_DRIFT_KIND_VALUE_SCHEMA = 'schema'

/** Every value of ml.drift.kind. */
export const ML_DRIFT_KIND_VALUES = [
  ML_DRIFT_KIND_VALUE_DISTRIBUTION,
  ML_DRIFT_KIND_VALUE_MISSING,
  ML_DRIFT_KIND_VALUE_NEW_CATEGORY,
  ML_DRIFT_KIND_VALUE_RANGE,
  ML_DRIFT_KIND_VALUE_TYPE,
  ML_DRIFT_KIND_VALUE_STALE,
  ML_DRIFT_KIND_VALUE_DUPLICATES,
  ML_DRIFT_KIND_VALUE_TAILS,
  ML_DRIFT_KIND_VALUE_CONSTANT,
  ML_DRIFT_KIND_VALUE_VOLUME,
  ML_DRIFT_KIND_VALUE_FRESHNESS,
  ML_DRIFT_KIND_VALUE_SCHEMA,
] as const

/** Value of ml.drift.kind. */
export type MlDriftKind = (typeof ML_DRIFT_KIND_VALUES)[number]

/** Severity from 0 to 100. */
export const ATTR_ML_DRIFT_SEVERITY = 'ml.drift.severity'

/** One-sided 99.9 % lower bound of the effect. */
export const ATTR_ML_DRIFT_LOWER_BOUND = 'ml.drift.lower_bound'

/** Start of the first window of the raised run, RFC 3339. */
export const ATTR_ML_VERDICT_SINCE = 'ml.verdict.since'

/** State before this one, one of the values of `ml.drift.state`. */
export const ATTR_ML_VERDICT_PREVIOUS_STATE = 'ml.verdict.previous_state'

/** The verdict in words. */
export const ATTR_ML_VERDICT_SENTENCE = 'ml.verdict.sentence'

/** Evidence packet, JSON. */
export const ATTR_ML_VERDICT_EVIDENCE = 'ml.verdict.evidence'

/** Id of the incident. */
export const ATTR_ML_INCIDENT_ID = 'ml.incident.id'

/** Where the incident stands. */
export const ATTR_ML_INCIDENT_STATUS = 'ml.incident.status'

/** ml.incident.status: first raised verdict. */
export const ML_INCIDENT_STATUS_VALUE_OPENED = 'opened'

/** ml.incident.status: new evidence. */
export const ML_INCIDENT_STATUS_VALUE_UPDATED = 'updated'

/** ml.incident.status: quiet for three windows or accepted. */
export const ML_INCIDENT_STATUS_VALUE_CLOSED = 'closed'

/** Every value of ml.incident.status. */
export const ML_INCIDENT_STATUS_VALUES = [
  ML_INCIDENT_STATUS_VALUE_OPENED,
  ML_INCIDENT_STATUS_VALUE_UPDATED,
  ML_INCIDENT_STATUS_VALUE_CLOSED,
] as const

/** Value of ml.incident.status. */
export type MlIncidentStatus = (typeof ML_INCIDENT_STATUS_VALUES)[number]

/** Which quantile of the window's values. */
export const ATTR_ML_QUANTILE = 'ml.quantile'

/** ml.quantile: 5th percentile. */
export const ML_QUANTILE_VALUE_P5 = 'p5'

/** ml.quantile: median. */
export const ML_QUANTILE_VALUE_P50 = 'p50'

/** ml.quantile: 95th percentile. */
export const ML_QUANTILE_VALUE_P95 = 'p95'

/** Every value of ml.quantile. */
export const ML_QUANTILE_VALUES = [
  ML_QUANTILE_VALUE_P5,
  ML_QUANTILE_VALUE_P50,
  ML_QUANTILE_VALUE_P95,
] as const

/** Value of ml.quantile. */
export type MlQuantile = (typeof ML_QUANTILE_VALUES)[number]

/** Which side of the comparison a value is of. */
export const ATTR_ML_BIN_SOURCE = 'ml.bin.source'

/** ml.bin.source: the reference. */
export const ML_BIN_SOURCE_VALUE_REFERENCE = 'reference'

/** ml.bin.source: the window. */
export const ML_BIN_SOURCE_VALUE_CURRENT = 'current'

/** Every value of ml.bin.source. */
export const ML_BIN_SOURCE_VALUES = [
  ML_BIN_SOURCE_VALUE_REFERENCE,
  ML_BIN_SOURCE_VALUE_CURRENT,
] as const

/** Value of ml.bin.source. */
export type MlBinSource = (typeof ML_BIN_SOURCE_VALUES)[number]

/** Upper edge of the bin, inclusive; `+Inf` for the last. */
export const ATTR_ML_BIN_UPPER = 'ml.bin.upper'

/** Name of the performance metric. */
export const ATTR_ML_PERFORMANCE_METRIC = 'ml.performance.metric'

/** Where the performance comes from. */
export const ATTR_ML_PERFORMANCE_KIND = 'ml.performance.kind'

/** ml.performance.kind: computed from outcomes. */
export const ML_PERFORMANCE_KIND_VALUE_REALISED = 'realised'

/** ml.performance.kind: estimated from scores before outcomes are known. */
export const ML_PERFORMANCE_KIND_VALUE_ESTIMATED = 'estimated'

/** Every value of ml.performance.kind. */
export const ML_PERFORMANCE_KIND_VALUES = [
  ML_PERFORMANCE_KIND_VALUE_REALISED,
  ML_PERFORMANCE_KIND_VALUE_ESTIMATED,
] as const

/** Value of ml.performance.kind. */
export type MlPerformanceKind = (typeof ML_PERFORMANCE_KIND_VALUES)[number]

/** Which part of a segment's contribution to a shift it is. */
export const ATTR_ML_SEGMENT_PART = 'ml.segment.part'

/** ml.segment.part: who came; the share of the rows that are of the segment. */
export const ML_SEGMENT_PART_VALUE_MIX = 'mix'

/** ml.segment.part: what changed inside the segment. */
export const ML_SEGMENT_PART_VALUE_WITHIN = 'within'

/** Every value of ml.segment.part. */
export const ML_SEGMENT_PART_VALUES = [
  ML_SEGMENT_PART_VALUE_MIX,
  ML_SEGMENT_PART_VALUE_WITHIN,
] as const

/** Value of ml.segment.part. */
export type MlSegmentPart = (typeof ML_SEGMENT_PART_VALUES)[number]

/** Name of the objective in the spec. */
export const ATTR_ML_SLO_NAME = 'ml.slo.name'

/** What the objective is about. */
export const ATTR_ML_SLO_KIND = 'ml.slo.kind'

/** ml.slo.kind: calls do not fail. */
export const ML_SLO_KIND_VALUE_AVAILABILITY = 'availability'

/** ml.slo.kind: calls are fast enough. */
export const ML_SLO_KIND_VALUE_LATENCY = 'latency'

/** ml.slo.kind: values are there. */
export const ML_SLO_KIND_VALUE_MISSING = 'missing'

/** ml.slo.kind: values are young enough. */
export const ML_SLO_KIND_VALUE_FRESHNESS = 'freshness'

/** ml.slo.kind: features do not drift. */
export const ML_SLO_KIND_VALUE_DRIFT = 'drift'

/** ml.slo.kind: predictions turn out to be good. */
export const ML_SLO_KIND_VALUE_QUALITY = 'quality'

/** ml.slo.kind: counters of the owner. */
export const ML_SLO_KIND_VALUE_CUSTOM = 'custom'

/** Every value of ml.slo.kind. */
export const ML_SLO_KIND_VALUES = [
  ML_SLO_KIND_VALUE_AVAILABILITY,
  ML_SLO_KIND_VALUE_LATENCY,
  ML_SLO_KIND_VALUE_MISSING,
  ML_SLO_KIND_VALUE_FRESHNESS,
  ML_SLO_KIND_VALUE_DRIFT,
  ML_SLO_KIND_VALUE_QUALITY,
  ML_SLO_KIND_VALUE_CUSTOM,
] as const

/** Value of ml.slo.kind. */
export type MlSloKind = (typeof ML_SLO_KIND_VALUES)[number]

/** Id of the change. */
export const ATTR_ML_CHANGE_ID = 'ml.change.id'

/** What kind of thing changed. */
export const ATTR_ML_CHANGE_KIND = 'ml.change.kind'

/** ml.change.kind: a service or model was rolled out. */
export const ML_CHANGE_KIND_VALUE_DEPLOYMENT = 'deployment'

/** ml.change.kind: a source of data changed. */
export const ML_CHANGE_KIND_VALUE_DATA = 'data'

/** ml.change.kind: the computation of a feature changed. */
export const ML_CHANGE_KIND_VALUE_FEATURE = 'feature'

/** ml.change.kind: thresholds or business rules changed. */
export const ML_CHANGE_KIND_VALUE_POLICY = 'policy'

/** ml.change.kind: an experiment began or ended. */
export const ML_CHANGE_KIND_VALUE_EXPERIMENT = 'experiment'

/** ml.change.kind: planned work. */
export const ML_CHANGE_KIND_VALUE_MAINTENANCE = 'maintenance'

/** ml.change.kind: a dependency changed. */
export const ML_CHANGE_KIND_VALUE_UPSTREAM = 'upstream'

/** Reserved values of ml.change.kind. */
export type MlChangeKindReserved =
  | typeof ML_CHANGE_KIND_VALUE_DEPLOYMENT
  | typeof ML_CHANGE_KIND_VALUE_DATA
  | typeof ML_CHANGE_KIND_VALUE_FEATURE
  | typeof ML_CHANGE_KIND_VALUE_POLICY
  | typeof ML_CHANGE_KIND_VALUE_EXPERIMENT
  | typeof ML_CHANGE_KIND_VALUE_MAINTENANCE
  | typeof ML_CHANGE_KIND_VALUE_UPSTREAM

/** Where the change stands. */
export const ATTR_ML_CHANGE_STATUS = 'ml.change.status'

/** ml.change.status: announced. */
export const ML_CHANGE_STATUS_VALUE_PLANNED = 'planned'

/** ml.change.status: begun. */
export const ML_CHANGE_STATUS_VALUE_STARTED = 'started'

/** ml.change.status: done. */
export const ML_CHANGE_STATUS_VALUE_FINISHED = 'finished'

/** ml.change.status: undone. */
export const ML_CHANGE_STATUS_VALUE_ROLLED_BACK = 'rolled_back'

/** Every value of ml.change.status. */
export const ML_CHANGE_STATUS_VALUES = [
  ML_CHANGE_STATUS_VALUE_PLANNED,
  ML_CHANGE_STATUS_VALUE_STARTED,
  ML_CHANGE_STATUS_VALUE_FINISHED,
  ML_CHANGE_STATUS_VALUE_ROLLED_BACK,
] as const

/** Value of ml.change.status. */
export type MlChangeStatus = (typeof ML_CHANGE_STATUS_VALUES)[number]

/** What was changed. */
export const ATTR_ML_CHANGE_SUBJECT = 'ml.change.subject'

/** Version or value before. */
export const ATTR_ML_CHANGE_FROM = 'ml.change.from'

/** Version or value after. */
export const ATTR_ML_CHANGE_TO = 'ml.change.to'

/** When the change began, RFC 3339. */
export const ATTR_ML_CHANGE_START = 'ml.change.start'

/** When the change was complete, RFC 3339. */
export const ATTR_ML_CHANGE_END = 'ml.change.end'

/** Where to read more. */
export const ATTR_ML_CHANGE_URL = 'ml.change.url'

/** Receiver that took the points, the Collector's label. */
export const ATTR_RECEIVER = 'receiver'

/** Transport the points came by, the Collector's label. */
export const ATTR_TRANSPORT = 'transport'

/** Exporter that sent the points, the Collector's label. */
export const ATTR_EXPORTER = 'exporter'

/** Status of the answer. */
export const ATTR_HTTP_RESPONSE_STATUS_CODE = 'http.response.status_code'

/** Which cap was reached. */
export const ATTR_DRIFTLINE_OVERFLOW_KIND = 'driftline.overflow.kind'

/** driftline.overflow.kind: values of segment dimensions. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS = 'segments'

/** driftline.overflow.kind: categories of a feature. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES = 'categories'

/** driftline.overflow.kind: features of a model. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES = 'features'

/** driftline.overflow.kind: predicted or true classes. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES = 'classes'

/** driftline.overflow.kind: outcome cohorts. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_COHORTS = 'cohorts'

/** driftline.overflow.kind: streams of a model. */
export const DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS = 'streams'

/** Every value of driftline.overflow.kind. */
export const DRIFTLINE_OVERFLOW_KIND_VALUES = [
  DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS,
  DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_COHORTS,
  DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS,
] as const

/** Value of driftline.overflow.kind. */
export type DriftlineOverflowKind = (typeof DRIFTLINE_OVERFLOW_KIND_VALUES)[number]

/** What a sender complains about, as its instrumentation tells it. */
export const ATTR_DRIFTLINE_COMPLAINT = 'driftline.complaint'

/** driftline.complaint: an option that does not exist or has a value it cannot have. */
export const DRIFTLINE_COMPLAINT_VALUE_OPTIONS = 'options'

/** driftline.complaint: something else where a row belongs. */
export const DRIFTLINE_COMPLAINT_VALUE_ROWS = 'rows'

/** driftline.complaint: many rows where one belongs or one where many do. */
export const DRIFTLINE_COMPLAINT_VALUE_BATCH = 'batch'

/** driftline.complaint: rows with more or fewer values than their features have names. */
export const DRIFTLINE_COMPLAINT_VALUE_LENGTH = 'length'

/** driftline.complaint: a field or dimension whose name is reserved. */
export const DRIFTLINE_COMPLAINT_VALUE_NAMES = 'names'

/** driftline.complaint: a features function that failed or a row that could not be read. */
export const DRIFTLINE_COMPLAINT_VALUE_FEATURES = 'features'

/** driftline.complaint: a segments function that failed or gave no dimensions of the model. */
export const DRIFTLINE_COMPLAINT_VALUE_SEGMENTS = 'segments'

/** driftline.complaint: an age or timestamp that is none. */
export const DRIFTLINE_COMPLAINT_VALUE_AGES = 'ages'

/** driftline.complaint: an answer that cannot be read or an output function that failed. */
export const DRIFTLINE_COMPLAINT_VALUE_OUTPUT = 'output'

/** driftline.complaint: a span that could not be started or ended. */
export const DRIFTLINE_COMPLAINT_VALUE_SPAN = 'span'

/** driftline.complaint: a call that could not be counted. */
export const DRIFTLINE_COMPLAINT_VALUE_RECORD = 'record'

/** driftline.complaint: a collection that failed. */
export const DRIFTLINE_COMPLAINT_VALUE_COLLECT = 'collect'

/** driftline.complaint: a monitoring spec that is not used. */
export const DRIFTLINE_COMPLAINT_VALUE_SPEC = 'spec'

/** driftline.complaint: a reference profile that is not used. */
export const DRIFTLINE_COMPLAINT_VALUE_PROFILE = 'profile'

/** driftline.complaint: features to be hashed without a key or under another one. */
export const DRIFTLINE_COMPLAINT_VALUE_HASH = 'hash'

/** driftline.complaint: a model beyond the limit of models. */
export const DRIFTLINE_COMPLAINT_VALUE_LIMIT = 'limit'

/** driftline.complaint: values counted under `other` because a segment dimension has too many. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_SEGMENTS = 'too_many_segments'

/** driftline.complaint: values counted under `other` because a feature has too many categories. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CATEGORIES = 'too_many_categories'

/** driftline.complaint: values not counted because a model has too many features. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_FEATURES = 'too_many_features'

/** driftline.complaint: values counted under `other` because there are too many classes. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CLASSES = 'too_many_classes'

/** driftline.complaint: values counted under `other` because there are too many outcome cohorts. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_COHORTS = 'too_many_cohorts'

/** driftline.complaint: values not counted because there are too many models. */
export const DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_STREAMS = 'too_many_streams'

/** driftline.complaint: anything that this version does not know. */
export const DRIFTLINE_COMPLAINT_VALUE_OTHER = 'other'

/** Every value of driftline.complaint. */
export const DRIFTLINE_COMPLAINT_VALUES = [
  DRIFTLINE_COMPLAINT_VALUE_OPTIONS,
  DRIFTLINE_COMPLAINT_VALUE_ROWS,
  DRIFTLINE_COMPLAINT_VALUE_BATCH,
  DRIFTLINE_COMPLAINT_VALUE_LENGTH,
  DRIFTLINE_COMPLAINT_VALUE_NAMES,
  DRIFTLINE_COMPLAINT_VALUE_FEATURES,
  DRIFTLINE_COMPLAINT_VALUE_SEGMENTS,
  DRIFTLINE_COMPLAINT_VALUE_AGES,
  DRIFTLINE_COMPLAINT_VALUE_OUTPUT,
  DRIFTLINE_COMPLAINT_VALUE_SPAN,
  DRIFTLINE_COMPLAINT_VALUE_RECORD,
  DRIFTLINE_COMPLAINT_VALUE_COLLECT,
  DRIFTLINE_COMPLAINT_VALUE_SPEC,
  DRIFTLINE_COMPLAINT_VALUE_PROFILE,
  DRIFTLINE_COMPLAINT_VALUE_HASH,
  DRIFTLINE_COMPLAINT_VALUE_LIMIT,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_SEGMENTS,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CATEGORIES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_FEATURES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CLASSES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_COHORTS,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_STREAMS,
  DRIFTLINE_COMPLAINT_VALUE_OTHER,
] as const

/** Value of driftline.complaint. */
export type DriftlineComplaint = (typeof DRIFTLINE_COMPLAINT_VALUES)[number]

/** What was forgotten by age. */
export const ATTR_DRIFTLINE_FORGOTTEN_KIND = 'driftline.forgotten.kind'

/** driftline.forgotten.kind: memory of a series of verdicts. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUE_SERIES = 'series'

/** driftline.forgotten.kind: a learned reference. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUE_BASELINE = 'baseline'

/** driftline.forgotten.kind: the remembered windows of a feature. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUE_HISTORY = 'history'

/** driftline.forgotten.kind: a stream that fell silent. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUE_STREAM = 'stream'

/** driftline.forgotten.kind: an environment of which nothing was left. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUE_ENVIRONMENT = 'environment'

/** Every value of driftline.forgotten.kind. */
export const DRIFTLINE_FORGOTTEN_KIND_VALUES = [
  DRIFTLINE_FORGOTTEN_KIND_VALUE_SERIES,
  DRIFTLINE_FORGOTTEN_KIND_VALUE_BASELINE,
  DRIFTLINE_FORGOTTEN_KIND_VALUE_HISTORY,
  DRIFTLINE_FORGOTTEN_KIND_VALUE_STREAM,
  DRIFTLINE_FORGOTTEN_KIND_VALUE_ENVIRONMENT,
] as const

/** Value of driftline.forgotten.kind. */
export type DriftlineForgottenKind = (typeof DRIFTLINE_FORGOTTEN_KIND_VALUES)[number]

/** Why a data point will never be counted. */
export const ATTR_DRIFTLINE_REFUSAL = 'driftline.refusal'

/** driftline.refusal: no spec for its model. */
export const DRIFTLINE_REFUSAL_VALUE_UNKNOWN_MODEL = 'unknown_model'

/** driftline.refusal: its role is none of those there are. */
export const DRIFTLINE_REFUSAL_VALUE_UNKNOWN_ROLE = 'unknown_role'

/** driftline.refusal: its metric does not allow its type. */
export const DRIFTLINE_REFUSAL_VALUE_UNSUPPORTED = 'unsupported'

/** driftline.refusal: no counter can have its value. */
export const DRIFTLINE_REFUSAL_VALUE_INVALID = 'invalid'

/** driftline.refusal: lower than an earlier point of the same start. */
export const DRIFTLINE_REFUSAL_VALUE_DECREASED = 'decreased'

/** driftline.refusal: its window had closed. */
export const DRIFTLINE_REFUSAL_VALUE_LATE = 'late'

/** driftline.refusal: too far ahead of its arrival. */
export const DRIFTLINE_REFUSAL_VALUE_FUTURE = 'future'

/** driftline.refusal: one environment too many. */
export const DRIFTLINE_REFUSAL_VALUE_ENVIRONMENTS = 'environments'

/** driftline.refusal: beyond the limit of streams or bytes. */
export const DRIFTLINE_REFUSAL_VALUE_OVERFLOW = 'overflow'

/** driftline.refusal: its histogram has no edge at the bound of an objective. */
export const DRIFTLINE_REFUSAL_VALUE_NO_EDGE = 'no_edge'

/** Every value of driftline.refusal. */
export const DRIFTLINE_REFUSAL_VALUES = [
  DRIFTLINE_REFUSAL_VALUE_UNKNOWN_MODEL,
  DRIFTLINE_REFUSAL_VALUE_UNKNOWN_ROLE,
  DRIFTLINE_REFUSAL_VALUE_UNSUPPORTED,
  DRIFTLINE_REFUSAL_VALUE_INVALID,
  DRIFTLINE_REFUSAL_VALUE_DECREASED,
  DRIFTLINE_REFUSAL_VALUE_LATE,
  DRIFTLINE_REFUSAL_VALUE_FUTURE,
  DRIFTLINE_REFUSAL_VALUE_ENVIRONMENTS,
  DRIFTLINE_REFUSAL_VALUE_OVERFLOW,
  DRIFTLINE_REFUSAL_VALUE_NO_EDGE,
] as const

/** Value of driftline.refusal. */
export type DriftlineRefusal = (typeof DRIFTLINE_REFUSAL_VALUES)[number]
