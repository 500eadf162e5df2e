import type { TimeLabels } from '@driftline/view'
import type { ReferenceView, ReportView } from './line-views.ts'

/** What every section shares, whichever reference it shows. */
export interface Page extends Pick<ReportView, 'columns' | 'besideOf'> {
  readonly labels: TimeLabels
}

/** An id that no other choice of reference uses. */
export function idIn({ index }: Pick<ReferenceView, 'index'>, name: string): string {
  return index === 0 ? name : `${name}-${index}`
}
