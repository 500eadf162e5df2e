import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
  ML_DRIFT_STATE_VALUE_ACT,
  ML_DRIFT_STATE_VALUE_INVESTIGATE,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline'
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table'
import { rowLink } from './app-links.ts'
import { buildDashboard } from './build-dashboard.ts'
import type { Chosen } from './chosen.ts'
import { chosen, greatest, legendOf, NAMES, mostOf } from './chosen.ts'
import { lines, number, rangeQueries, tableQueries, worded } from './panels.ts'
import { featuresIn, mostUrgentState, stateMappings } from './state-panels.ts'
import { labelVariable } from './variables.ts'

const MODEL = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME]
const MANY = { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'environment', [ATTR_ML_MODEL_NAME]: 'model' }
const OF_ALL: Chosen = { is: { [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL }, many: MANY }
/** The verdicts that count, whatever they are compared with. */
const HEADLINE: Chosen = { ...OF_ALL, is: { ...OF_ALL.is, [ATTR_ML_REFERENCE_HEADLINE]: 'true' } }
const ENDS = chosen(METRIC_ML_WINDOW_END, { many: MANY })

const TO_ACT_ON = featuresIn(ML_DRIFT_STATE_VALUE_ACT, MODEL, HEADLINE)
const TO_INVESTIGATE = featuresIn(ML_DRIFT_STATE_VALUE_INVESTIGATE, MODEL, HEADLINE)

/** Every model: is it up, which asks for something, since when. */
export function fleetDashboard(): Dashboard {
  return buildDashboard({
    uid: 'driftline-fleet',
    title: 'Model health: fleet',
    description: 'Every model by its state. The app says more: which feature, since when, and why.',
    from: 'now-24h',
    variables: [environmentVariable(), modelVariable()],
    rows: {
      Now: [...numbers(), table()],
      'Over time': [stateTimeline(), rows(), act()],
    },
  })
}

function environmentVariable() {
  return labelVariable({
    name: 'environment',
    label: 'Environment',
    description: 'Where the models run',
    metric: METRIC_ML_WINDOW_END,
    attribute: ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
    isMany: true,
  })
}

function modelVariable() {
  return labelVariable({
    name: 'model',
    label: 'Model',
    description: 'Models with verdicts in the time range',
    metric: METRIC_ML_WINDOW_END,
    attribute: ATTR_ML_MODEL_NAME,
    which: { many: { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'environment' } },
    isMany: true,
  })
}

function numbers(): readonly Builder<Panel>[] {
  return [
    number(
      { title: 'Models', description: 'Models of which verdicts are told now.' },
      `count(${greatest(MODEL, ENDS)})`,
    ),
    number(
      { title: 'Models to act on', description: 'Models with a feature in the state act.' },
      `count((${TO_ACT_ON}) > 0) or 0 * count(${greatest(MODEL, ENDS)})`,
    ),
    number(
      { title: 'Features to act on', description: 'Of all models, of each the version and window that has most.' },
      `sum(${TO_ACT_ON})`,
    ),
    number(
      {
        title: 'Newest verdict',
        description: 'How long ago the newest window ended. Much longer than a window: nothing is judged any more.',
        unit: 's',
      },
      `time() - max(${ENDS})`,
    ),
  ]
}

function table(): Builder<Panel> {
  const severity = greatest(MODEL, chosen(METRIC_ML_DRIFT_SEVERITY, HEADLINE))
  const [environment, model] = MODEL.map(NAMES.label) as [string, string]
  const columns = ['act', 'investigate', 'severity', 'rows', 'age']
  const panel = new TableBuilder()
    .targets(
      tableQueries([
        { expr: TO_ACT_ON },
        { expr: TO_INVESTIGATE },
        { expr: severity },
        { expr: mostOf(MODEL, METRIC_ML_WINDOW_ROWS, OF_ALL) },
        { expr: `time() - ${greatest(MODEL, ENDS)}` },
      ]),
    )
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        indexByName: Object.fromEntries([model, environment].map((label, i) => [label, i])),
        renameByName: Object.fromEntries(columns.map((column, i) => [`Value #${'ABCDE'[i]}`, column])),
      },
    })
    .overrideByName('age', [{ id: 'unit', value: 's' }])
    .overrideByName('severity', [{ id: 'decimals', value: 0 }])
    .overrideByName(model, [{ id: 'links', value: [rowLink({ environment, model })] }])
  return worded(panel, {
    title: 'Models',
    description:
      'Features to act on and to investigate, the greatest severity of 0 to 100, rows of the last window and how long ago it ended: of the version and window length that has most. A click on a name opens the app.',
    height: 9,
  })
}

function stateTimeline(): Builder<Panel> {
  const panel = new StateTimelineBuilder()
    .targets(rangeQueries([{ expr: mostUrgentState(MODEL, HEADLINE), legend: legendOf(ATTR_ML_MODEL_NAME) }]))
    .mappings(stateMappings())
    .interval('1m')
  return worded(panel, {
    title: 'State of each model',
    description: 'The most urgent state that any of its features is in. Empty where nothing is told.',
    height: 9,
  })
}

function rows(): Builder<Panel> {
  return lines(
    {
      title: 'Rows of the last window',
      description: 'Rows that each model judged, of its windows one after the other.',
    },
    [{ expr: mostOf(MODEL, METRIC_ML_WINDOW_ROWS, OF_ALL), legend: legendOf(ATTR_ML_MODEL_NAME) }],
  )
}

function act(): Builder<Panel> {
  return lines({ title: 'Features to act on', description: 'Features of each model that are in the state act.' }, [
    { expr: TO_ACT_ON, legend: legendOf(ATTR_ML_MODEL_NAME) },
  ])
}
