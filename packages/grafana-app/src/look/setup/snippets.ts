import type { SetupStepName } from '../../frames/setup/setup-steps.ts'

/** What to copy where a step is not done yet. */
export const SNIPPETS: Readonly<Partial<Record<SetupStepName, string>>> = {
  calls: `import { instrumentModel } from '@driftline/instrumentation'

// exports where OTEL_EXPORTER_OTLP_ENDPOINT says, e.g. http://collector:4318
const predict = instrumentModel(myModel, { model: 'my-model', version: '1' })`,
  processor: `scrape_configs:
  - job_name: driftline
    static_configs:
      - targets: ['processor:4338']
        labels: { instance: processor }
    metric_relabel_configs:
      - { action: labeldrop, regex: pod }`,
  model: `driftline profile build training.csv --spec my-model.yaml --out my-model.json
driftline serve --spec my-model.yaml --profile my-model.json
driftline doctor --spec my-model.yaml     # where the way is broken, if it is`,
}
