import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import { BigValueColorMode, BigValueGraphMode, ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { PROMETHEUS } from './variables.ts'

/** Columns of a dashboard, and the height of a row of panels. */
const WHOLE = 24
const HEIGHT = 8
/** Height of a single number. */
const LOW = 4

/** A question and what its lines are called. */
export interface Question {
  readonly expr: string
  readonly legend?: string
}

/** What every panel says of itself. */
export interface PanelWords {
  readonly title: string
  /** In plain words: what it counts, and what absent means. */
  readonly description: string
  /** Columns of 24. Default all. */
  readonly span?: number
  readonly height?: number
  /** Grafana's name of a unit. */
  readonly unit?: string
}

const REFS = 'ABCDEFGH'

/** Asked at the end of the time range, as a table. */
export function tableQueries(questions: readonly Question[]): DataqueryBuilder[] {
  return questions.map(({ expr }, i) =>
    new DataqueryBuilder().refId(REFS[i]!).datasource(PROMETHEUS).expr(expr).instant().format(PromQueryFormat.Table),
  )
}

/** Asked over the time range. */
export function rangeQueries(questions: readonly Question[]): DataqueryBuilder[] {
  return questions.map(({ expr, legend }, i) => {
    const query = new DataqueryBuilder().refId(REFS[i]!).datasource(PROMETHEUS).expr(expr).range()
    return legend === undefined ? query : query.legendFormat(legend)
  })
}

/** One number, as it is now. */
export function number(words: PanelWords, expr: string): Builder<Panel> {
  const query = new DataqueryBuilder().refId('A').datasource(PROMETHEUS).expr(expr).instant()
  const panel = new StatBuilder()
    .targets([query])
    .colorMode(BigValueColorMode.None)
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
  return worded(panel, { height: LOW, span: 6, ...words })
}

/** Lines over time. */
export function lines(words: PanelWords, questions: readonly Question[]): TimeSeriesBuilder {
  const panel = new TimeSeriesBuilder().targets(rangeQueries(questions)).min(0)
  return worded(panel, { span: 12, ...words })
}

/** A panel of the app, with its options as they are by default. */
export function appPanel(words: PanelWords, type: string, queries: readonly DataqueryBuilder[]): PanelBuilder {
  return worded(new PanelBuilder().type(type).targets([...queries]), words)
}

interface Worded {
  title(text: string): this
  description(text: string): this
  datasource(source: typeof PROMETHEUS): this
  span(columns: number): this
  height(rows: number): this
  unit(name: string): this
  noValue(text: string): this
}

/** Says of a panel what it is, and how large. */
export function worded<T extends Worded>(panel: T, words: PanelWords): T {
  const { title, description, span = WHOLE, height = HEIGHT, unit } = words
  const said = panel.title(title).description(description).datasource(PROMETHEUS).span(span).height(height).noValue('–')
  return unit === undefined ? said : said.unit(unit)
}
