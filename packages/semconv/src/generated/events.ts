// Generated from model/*.yaml by scripts/generate.ts: edit the model, then `npm run generate`.

/** One prediction, so that an outcome can be joined to it later; opt-in. */
export const EVENT_ML_PREDICTION = 'ml.prediction'

/** What turned out to be true. */
export const EVENT_ML_OUTCOME = 'ml.outcome'

/** Something that may explain a later incident. */
export const EVENT_ML_CHANGE = 'ml.change'

/** A verdict changed its state. */
export const EVENT_ML_VERDICT = 'ml.verdict'

/** An incident opened, gained evidence or closed. */
export const EVENT_ML_INCIDENT = 'ml.incident'
