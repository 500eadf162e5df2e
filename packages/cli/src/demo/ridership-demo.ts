import { InputError } from '../input-error.ts'
import type { ReplayRow } from '../replay/replay-row.ts'

/** The example service's parts that the demo drives. */
export interface RidershipDemo {
  readonly specFile: URL
  readonly dataFile: URL
  readonly modelVersion: string
  /** One day's prediction, in thousand riders. */
  readonly predict: (features: Readonly<Record<string, unknown>>) => Promise<number>
  /** Days from a row on, in order of time. */
  readonly rows: (from: number) => Iterable<ReplayRow>
}

interface RidershipExample {
  readonly ridershipData: URL
  readonly loadRidershipModel: () => Promise<{
    readonly version: string
    readonly predict: (features: never) => Promise<number>
  }>
  readonly readRidershipRows: () => readonly {
    readonly date: string
    readonly features: Readonly<Record<string, unknown>>
  }[]
}

/** The example is no dependency: it lives in the repository only. */
const EXAMPLE = '@driftline/example-ridership'

/** Loads the example service. @throws InputError outside a checkout of the repository. */
export async function loadRidershipDemo(): Promise<RidershipDemo> {
  const example = await importExample()
  const model = await example.loadRidershipModel()
  return {
    specFile: new URL('../ridership.yaml', example.ridershipData),
    dataFile: example.ridershipData,
    modelVersion: model.version,
    predict: (features) => model.predict(features as never),
    rows: (from) =>
      example
        .readRidershipRows()
        .slice(from)
        .map(({ date, features }) => ({ timeMs: Date.parse(`${date}T00:00Z`), features, segments: {}, output: {} })),
  }
}

async function importExample(): Promise<RidershipExample> {
  try {
    return (await import(EXAMPLE)) as RidershipExample
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
    throw new InputError(
      'ERR_DEMO',
      'The demo needs the data and model of a repository checkout: clone it, then "npm ci && npm run demo".',
    )
  }
}
