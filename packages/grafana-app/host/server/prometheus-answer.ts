/** Value of a sample as Prometheus writes it: seconds and text. */
export type PrometheusSample = readonly [timeSeconds: number, value: string]

/** A result of Prometheus' query API. */
export type PrometheusResult =
  | {
      readonly resultType: 'vector'
      readonly result: readonly { readonly metric: Labels; readonly value: PrometheusSample }[]
    }
  | {
      readonly resultType: 'matrix'
      readonly result: readonly { readonly metric: Labels; readonly values: readonly PrometheusSample[] }[]
    }
  | { readonly resultType: 'scalar'; readonly result: PrometheusSample }

export type Labels = Readonly<Record<string, string>>

/** Series of any result, alike. */
export interface AnsweredSeries {
  readonly labels: Labels
  readonly samples: readonly PrometheusSample[]
}

/** The series of a result. */
export function seriesOf(answer: PrometheusResult): readonly AnsweredSeries[] {
  switch (answer.resultType) {
    case 'vector':
      return answer.result.map(({ metric, value }) => ({ labels: metric, samples: [value] }))
    case 'matrix':
      return answer.result.map(({ metric, values }) => ({ labels: metric, samples: values }))
    case 'scalar':
      return [{ labels: {}, samples: [answer.result] }]
  }
}
