import type { VerdictLine } from '@driftline/health'
import type { FeatureView as FeatureViewOf, ModelView, ReferenceView as ReferenceViewOf } from '@driftline/view'

/** Everything the page shows, arranged from verdict lines. */
export type ReportView = ModelView<VerdictLine>

/** The verdict lines that one choice of reference shows. */
export type ReferenceView = ReferenceViewOf<VerdictLine>

/** One feature's history of verdict lines. */
export type FeatureView = FeatureViewOf<VerdictLine>
