import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SLO_NAME,
  ATTR_ML_WINDOW,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
  ML_DRIFT_STATE_VALUE_ACT,
  ML_DRIFT_STATE_VALUE_INVESTIGATE,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import { StackingConfigBuilder, StackingMode } from '@grafana/grafana-foundation-sdk/common'
import type { Dashboard, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline'
import { featureLink, modelLink } from './app-links.ts'
import { buildDashboard } from './build-dashboard.ts'
import type { Chosen } from './chosen.ts'
import { chosen, greatest, legendOf, mostOf } from './chosen.ts'
import { appPanel, lines, number, rangeQueries, tableQueries, worded } from './panels.ts'
import { featuresIn, mostUrgentState, stateMappings } from './state-panels.ts'
import { labelVariable } from './variables.ts'

const ONE = {
  [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'environment',
  [ATTR_ML_MODEL_NAME]: 'model',
}
const WINDOWS: Chosen = { one: { ...ONE, [ATTR_ML_WINDOW]: 'window' }, many: { [ATTR_ML_MODEL_VERSION]: 'version' } }
const OF_ALL: Chosen = { ...WINDOWS, is: { [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL } }
/** The verdicts that count, whatever they are compared with. */
const HEADLINE: Chosen = { ...OF_ALL, is: { ...OF_ALL.is, [ATTR_ML_REFERENCE_HEADLINE]: 'true' } }
const OF_FEATURE: Chosen = { ...OF_ALL, one: { ...OF_ALL.one, [ATTR_ML_FEATURE_NAME]: 'feature' } }

/** One model: how it is, since when, and which feature moved. */
export function modelDashboard(): Dashboard {
  return buildDashboard({
    uid: 'driftline-model',
    title: 'Model health: model',
    description: 'One model feature by feature. Of several versions and roles each panel shows what asks for most.',
    from: 'now-7d',
    variables: variables(),
    rows: {
      Now: [...numbers(), state()],
      Features: [heatmap(), byState(), rows()],
      $feature: [distribution(), quality()],
      Objectives: [goodShare()],
    },
  })
}

function variables(): readonly Builder<VariableModel>[] {
  const ofWindows = { metric: METRIC_ML_WINDOW_END }
  return [
    labelVariable({
      name: 'environment',
      label: 'Environment',
      description: 'Where the model runs',
      ...ofWindows,
      attribute: ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
    }),
    labelVariable({
      name: 'model',
      label: 'Model',
      description: 'Models with verdicts in the time range',
      ...ofWindows,
      attribute: ATTR_ML_MODEL_NAME,
      which: { one: { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'environment' } },
    }),
    labelVariable({
      name: 'version',
      label: 'Version',
      description: 'Versions of the model',
      ...ofWindows,
      attribute: ATTR_ML_MODEL_VERSION,
      which: { one: ONE },
      isMany: true,
    }),
    labelVariable({
      name: 'window',
      label: 'Window',
      description: 'Length of the windows that are judged',
      ...ofWindows,
      attribute: ATTR_ML_WINDOW,
      which: { one: ONE },
    }),
    labelVariable({
      name: 'feature',
      label: 'Feature',
      description: 'Feature of the panels below; all is the model itself',
      metric: METRIC_ML_DRIFT_SEVERITY,
      attribute: ATTR_ML_FEATURE_NAME,
      which: OF_ALL,
    }),
  ]
}

function numbers(): readonly Builder<Panel>[] {
  return [
    number(
      { title: 'Features to act on', description: 'Features in the state act, of the version that has most.' },
      featuresIn(ML_DRIFT_STATE_VALUE_ACT, [], HEADLINE),
    ),
    number(
      {
        title: 'Features to investigate',
        description: 'Features in the state investigate, of the version that has most.',
      },
      featuresIn(ML_DRIFT_STATE_VALUE_INVESTIGATE, [], HEADLINE),
    ),
    number(
      { title: 'Rows of the last window', description: 'Rows that were judged, of the version that has most.' },
      mostOf([], METRIC_ML_WINDOW_ROWS, OF_ALL),
    ),
    number(
      { title: 'Newest verdict', description: 'How long ago the newest window ended.', unit: 's' },
      `time() - max(${chosen(METRIC_ML_WINDOW_END, WINDOWS)})`,
    ),
  ]
}

function state(): Builder<Panel> {
  const panel = new StateTimelineBuilder()
    .targets(
      rangeQueries([
        {
          expr: mostUrgentState([ATTR_ML_MODEL_VERSION], HEADLINE),
          legend: `version ${legendOf(ATTR_ML_MODEL_VERSION)}`,
        },
      ]),
    )
    .mappings(stateMappings())
    .interval('1m')
    .links([modelLink()])
  return worded(panel, {
    title: 'State',
    description: 'The most urgent state that any feature of a version is in. Empty where nothing is told.',
    height: 5,
  })
}

function heatmap(): Builder<Panel> {
  const queries = rangeQueries([
    { expr: greatest([ATTR_ML_FEATURE_NAME], chosen(METRIC_ML_DRIFT_SEVERITY, HEADLINE)) },
    {
      expr: greatest(
        [ATTR_ML_FEATURE_NAME, ATTR_ML_DRIFT_STATE, ATTR_ML_DRIFT_KIND],
        chosen(METRIC_ML_DRIFT_STATUS, HEADLINE),
      ),
    },
  ])
  const words = {
    title: 'Drift, feature by feature',
    description:
      'Filled by severity and marked by state, what asks for most at the top. Set the interval of the queries to the length of a window to have one column for each.',
    height: 14,
  }
  return appPanel(words, 'driftline-driftheatmap-panel', queries).maxDataPoints(200).links([modelLink()])
}

function byState(): Builder<Panel> {
  return lines({ title: 'Features by state', description: 'How many features are in which state.' }, [
    { expr: mostOf([ATTR_ML_DRIFT_STATE], METRIC_ML_DRIFT_FEATURES, HEADLINE), legend: legendOf(ATTR_ML_DRIFT_STATE) },
  ])
    .fillOpacity(30)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
}

function rows(): Builder<Panel> {
  return lines(
    { title: 'Rows of the last window', description: 'Rows that each version judged, window after window.' },
    [
      {
        expr: mostOf([ATTR_ML_MODEL_VERSION], METRIC_ML_WINDOW_ROWS, OF_ALL),
        legend: `version ${legendOf(ATTR_ML_MODEL_VERSION)}`,
      },
    ],
  )
}

function distribution(): Builder<Panel> {
  const bins = [ATTR_ML_REFERENCE, ATTR_ML_BIN_SOURCE, ATTR_ML_BIN_UPPER, ATTR_ML_FEATURE_CATEGORY]
  const expr = greatest([...bins, ATTR_ML_MODEL_VERSION], chosen(METRIC_ML_DISTRIBUTION_SHARE, OF_FEATURE))
  const words = {
    title: 'Then and now: $feature',
    description:
      'The distribution of the last window beside that of the reference. Exported for features that are raised, then for the important ones as far as the series budget goes.',
    span: 12,
    height: 10,
  }
  return appPanel(words, 'driftline-distribution-panel', tableQueries([{ expr }])).links([featureLink()])
}

function quality(): Builder<Panel> {
  const ofFeature = (metric: string): string => greatest([ATTR_ML_MODEL_VERSION], chosen(metric, OF_FEATURE))
  return lines(
    {
      title: 'What is wrong with its values',
      description: 'Shares of the rows whose value is missing, invalid or of a category that was not known.',
      unit: 'percentunit',
      height: 10,
    },
    [
      { expr: ofFeature(METRIC_ML_QUALITY_MISSING), legend: `missing, ${legendOf(ATTR_ML_MODEL_VERSION)}` },
      { expr: ofFeature(METRIC_ML_QUALITY_INVALID), legend: `invalid, ${legendOf(ATTR_ML_MODEL_VERSION)}` },
      { expr: ofFeature(METRIC_ML_QUALITY_NEW_CATEGORY), legend: `new category, ${legendOf(ATTR_ML_MODEL_VERSION)}` },
    ],
  )
}

function goodShare(): Builder<Panel> {
  const slo = [ATTR_ML_SLO_NAME]
  const grown = (metric: string): string => `sum by (ml_slo_name) (increase(${chosen(metric, { one: ONE })}[1d]))`
  return lines(
    {
      title: 'Good events of the last day',
      description: 'Share of the events of each objective that were good, and the objective. Empty without objectives.',
      unit: 'percentunit',
      span: 24,
    },
    [
      {
        expr: `${grown(METRIC_ML_SLO_GOOD_EVENTS)} / ${grown(METRIC_ML_SLO_EVENTS)}`,
        legend: legendOf(ATTR_ML_SLO_NAME),
      },
      {
        expr: greatest(slo, chosen(METRIC_ML_SLO_OBJECTIVE, { one: ONE })),
        legend: `objective of ${legendOf(ATTR_ML_SLO_NAME)}`,
      },
    ],
  )
}
