import type { Notice } from '../../look/PageNotice.tsx'

/** What the page says of a model whose rows are not split. */
export function noSegments(model: string): Notice {
  return {
    title: 'No segments',
    why: `The rows of ${model} are not split. Name one or more ways to split them in its spec, such as segments: {dimensions: [region]}, and give each row its value: a column of that name, or the segments option of the instrumentation. Their verdicts are here once a window with them has ended.`,
  }
}

/** What it says of a dimension that is not there. */
export function unknownDimension(dimension: string): Notice {
  return {
    title: `Nothing is told of ${dimension}`,
    why: 'No row of the newest window is counted by it, or the 6,000 series that a model may have leave no room to tell. Choose another dimension above, or watch fewer.',
  }
}
