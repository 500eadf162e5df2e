import type { AddCommand } from './command-context.ts'

/** One verb as the help of the program lists it, and where its command is. */
export interface Verb {
  readonly name: string
  /** What follows the name in the list: the arguments. */
  readonly usage?: string
  readonly summary: string
  /** Imports the command, and with it everything it needs. */
  readonly load: () => Promise<AddCommand>
}

/**
 * The verbs, in the order of the help. What is listed is repeated here from the commands, which are imported only when
 * they are called: most of what they need takes longer to load than to run.
 */
export const verbs: readonly Verb[] = [
  {
    name: 'demo',
    usage: '[options]',
    summary: 'serve 13 years of Chicago ridership from a real model and watch it drift; needs no server',
    load: async () => (await import('./commands/demo.ts')).addDemoCommand,
  },
  {
    name: 'serve',
    usage: '[options]',
    summary: 'run the processor: OTLP in, verdicts out on /metrics; stands beside the Collector',
    load: async () => (await import('./commands/serve.ts')).addServeCommand,
  },
  {
    name: 'doctor',
    usage: '[options]',
    summary: 'find where the way from a service to a verdict is broken, on a running processor',
    load: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
  },
  {
    name: 'accept',
    summary: 'accept drift that is meant, on a running processor',
    load: async () => (await import('./commands/accept.ts')).addAcceptCommand,
  },
  {
    name: 'check',
    usage: '[options] <specs...>',
    summary: 'show every problem of a monitoring spec, or its summary and series budget',
    load: async () => (await import('./commands/check.ts')).addCheckCommand,
  },
  {
    name: 'init',
    usage: '[options] <file>',
    summary: 'write a first monitoring spec, with comments, from a CSV, gzip CSV or Parquet file',
    load: async () => (await import('./commands/init.ts')).addInitCommand,
  },
  {
    name: 'profile',
    summary: 'reference profiles: what the model saw when all was well',
    load: async () => (await import('./commands/profile.ts')).addProfileCommand,
  },
  {
    name: 'compare',
    usage: '[options] <reference> <current>',
    summary: 'compare two files feature by feature: exact and sketched statistics, and the verdict',
    load: async () => (await import('./commands/compare.ts')).addCompareCommand,
  },
  {
    name: 'replay',
    usage: '[options] <file>',
    summary: "send a file's rows through wrapper, OTLP and processor by the file's own clock",
    load: async () => (await import('./commands/replay.ts')).addReplayCommand,
  },
  {
    name: 'gate',
    usage: '[options] <file> [current]',
    summary: 'fail where data drifted: an exit code for CI, with JUnit, a summary and a baseline',
    load: async () => (await import('./commands/gate.ts')).addGateCommand,
  },
  {
    name: 'report',
    usage: '[options] <lines>',
    summary: 'make one self-contained HTML page from the verdicts of a replay',
    load: async () => (await import('./commands/report.ts')).addReportCommand,
  },
  {
    name: 'explain',
    usage: '[options] <lines>',
    summary: 'show how a verdict is reckoned, step by step, from its line alone',
    load: async () => (await import('./commands/explain.ts')).addExplainCommand,
  },
  {
    name: 'rules',
    summary: 'alert rules from the objectives of a monitoring spec',
    load: async () => (await import('./commands/rules.ts')).addRulesCommand,
  },
]
