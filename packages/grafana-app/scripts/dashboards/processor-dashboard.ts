import {
  ATTR_DRIFTLINE_FORGOTTEN_KIND,
  ATTR_DRIFTLINE_REFUSAL,
  ATTR_ML_MODEL_NAME,
  ATTR_SERVICE_VERSION,
  METRIC_DRIFTLINE_PROCESSOR_BYTES,
  METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT,
  METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
  METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES,
  METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN,
  METRIC_DRIFTLINE_PROCESSOR_INFO,
  METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE,
  METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES,
  METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE,
  METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL,
  METRIC_OTELCOL_PROCESS_CPU_SECONDS,
  METRIC_OTELCOL_PROCESS_MEMORY_RSS,
  METRIC_OTELCOL_PROCESS_UPTIME,
  METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS,
  METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS,
  METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS,
} from '@driftline/semconv'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard'
import { buildDashboard } from './build-dashboard.ts'
import { chosen, legendOf, NAMES } from './chosen.ts'
import { lines, number } from './panels.ts'

/** What Prometheus itself calls whom it scrapes. */
const INSTANCE = 'instance'
const BY_INSTANCE = `{{${INSTANCE}}}`

/** The processor's own health: is it up, does it keep up, does it lose anything. */
export function processorDashboard(): Dashboard {
  return buildDashboard({
    uid: 'driftline-processor',
    title: 'Model health: processor',
    description: 'The processor that judges the models: whether it is up, keeps up, and loses nothing.',
    from: 'now-6h',
    variables: [],
    rows: {
      'Is it up': [...numbers()],
      'What comes in': [received(), refused()],
      'What it judges': [windows(), dropped(), forgotten()],
      'What it holds': [streams(), memory(), cpu(), journal()],
    },
  })
}

function numbers(): readonly Builder<Panel>[] {
  return [
    number(
      { title: 'Processors', description: 'Processors that answer now, by version.' },
      `count by (${NAMES.label(ATTR_SERVICE_VERSION)}) (${NAMES.metric(METRIC_DRIFTLINE_PROCESSOR_INFO)})`,
    ),
    number(
      { title: 'Up since', description: 'The shortest time that one of them is up.', unit: 's' },
      `min(${NAMES.metric(METRIC_OTELCOL_PROCESS_UPTIME)})`,
    ),
    number(
      {
        title: 'State written',
        description: 'How long ago the state was last written to disk. Absent without a state directory.',
        unit: 's',
      },
      `max(${NAMES.metric(METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE)})`,
    ),
    number(
      {
        title: 'Judging failures, last day',
        description: 'Verdicts that could not be given. Anything above 0 is a fault.',
      },
      `sum(increase(${NAMES.metric(METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES)}[1d]))`,
    ),
  ]
}

/** How fast a counter grows. @param by labels that are told apart */
function rateOf(metric: string, ...by: readonly string[]): string {
  return `sum by (${[INSTANCE, ...by].join(', ')}) (rate(${chosen(metric)}[$__rate_interval]))`
}

function received(): Builder<Panel> {
  return lines(
    {
      title: 'Points a second',
      description: 'Points taken in, turned away for another try, and failed inside.',
      unit: 'short',
    },
    [
      { expr: rateOf(METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS), legend: `accepted, ${BY_INSTANCE}` },
      { expr: rateOf(METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS), legend: `refused, ${BY_INSTANCE}` },
      { expr: rateOf(METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS), legend: `failed, ${BY_INSTANCE}` },
    ],
  )
}

function refused(): Builder<Panel> {
  const reason = NAMES.label(ATTR_DRIFTLINE_REFUSAL)
  return lines(
    { title: 'Points never counted, a second', description: 'By reason: late, of an unknown model, beyond a limit.' },
    [{ expr: rateOf(METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS, reason), legend: `{{${reason}}}, ${BY_INSTANCE}` }],
  )
}

function windows(): Builder<Panel> {
  const grown = (metric: string): string =>
    `sum by (${NAMES.label(ATTR_ML_MODEL_NAME)}) (increase(${chosen(metric)}[1h]))`
  return lines(
    {
      title: 'Windows of the last hour',
      description: 'Windows closed and judged, and those of them in which rows are known to be absent.',
    },
    [
      { expr: grown(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED), legend: `closed, ${legendOf(ATTR_ML_MODEL_NAME)}` },
      { expr: grown(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL), legend: `partial, ${legendOf(ATTR_ML_MODEL_NAME)}` },
    ],
  )
}

function forgotten(): Builder<Panel> {
  const kind = NAMES.label(ATTR_DRIFTLINE_FORGOTTEN_KIND)
  const ofModel = `sum by (${NAMES.label(ATTR_ML_MODEL_NAME)}, ${kind})`
  return lines(
    {
      title: 'Forgotten, last day',
      description: 'Records of the state that went because nothing was heard of them for long.',
    },
    [
      {
        expr: `${ofModel} (increase(${chosen(METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN)}[1d]))`,
        legend: `${legendOf(ATTR_ML_MODEL_NAME)}, {{${kind}}}`,
      },
    ],
  )
}

function dropped(): Builder<Panel> {
  return lines(
    {
      title: 'Series beyond the budget',
      description: 'Output series of each model that are not given out because its budget is spent.',
    },
    [
      {
        expr: `max by (${NAMES.label(ATTR_ML_MODEL_NAME)}) (${chosen(METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES)})`,
        legend: legendOf(ATTR_ML_MODEL_NAME),
      },
    ],
  )
}

function streams(): Builder<Panel> {
  const share = (part: string, limit: string): string => `max by (${INSTANCE}) (${chosen(part)} / ${chosen(limit)})`
  return lines(
    {
      title: 'Of what it may hold',
      description: 'Streams and bytes as shares of their limits. At 100 % what is new is refused.',
      unit: 'percentunit',
    },
    [
      {
        expr: share(METRIC_DRIFTLINE_PROCESSOR_STREAMS, METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT),
        legend: `streams, ${BY_INSTANCE}`,
      },
      {
        expr: share(METRIC_DRIFTLINE_PROCESSOR_BYTES, METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT),
        legend: `bytes, ${BY_INSTANCE}`,
      },
    ],
  )
}

function memory(): Builder<Panel> {
  return lines({ title: 'Memory', description: 'Resident memory of the process.', unit: 'bytes' }, [
    { expr: chosen(METRIC_OTELCOL_PROCESS_MEMORY_RSS), legend: BY_INSTANCE },
  ])
}

function cpu(): Builder<Panel> {
  return lines({ title: 'Processor time', description: 'Cores used, user and system.', unit: 'short' }, [
    { expr: rateOf(METRIC_OTELCOL_PROCESS_CPU_SECONDS), legend: BY_INSTANCE },
  ])
}

function journal(): Builder<Panel> {
  return lines(
    {
      title: 'Not yet applied or written',
      description: 'Requests acknowledged and not yet applied, and the journal since the state was last written.',
      unit: 'bytes',
    },
    [
      { expr: chosen(METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE), legend: `queue, ${BY_INSTANCE}` },
      { expr: chosen(METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE), legend: `journal, ${BY_INSTANCE}` },
    ],
  )
}
