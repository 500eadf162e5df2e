import { shortenMiddle, toCountText } from '@driftline/view'
import type { Notice } from '../../look/PageNotice.tsx'

/** What the page says of a model whose rows are not split. */
export function noSegments(model: string): Notice {
  return {
    title: 'No segments',
    why: `The rows of ${model} are not split. Name one or more ways to split them in its spec, such as segments: {dimensions: [region]}, and give each row its value: a column of that name, or the segments option of the instrumentation. Their verdicts are here once a window with them has ended.`,
  }
}

/** What it says of a dimension of which every value has too few rows. */
export function allWithheld(dimension: string, count: number): Notice {
  return {
    title: `${toCountText(count, 'value')} of ${shortenMiddle(dimension, 32)} withheld`,
    why: `${WHY_WITHHELD}. Split the rows into fewer values, take longer windows, or lower privacy.minimumCount in the spec.`,
  }
}

/** Why nothing is told of some values. */
const WHY_WITHHELD =
  'A value with fewer rows in a window than privacy.minimumCount is not told of, nor one from which its rows could be reckoned'

/** What it says of a dimension that is not there. */
export function unknownDimension(dimension: string): Notice {
  return {
    title: `Nothing is told of ${dimension}`,
    why: 'No row of the newest window is counted by it, or the 6,000 series that a model may have leave no room to tell. Choose another dimension above, or watch fewer.',
  }
}
