import { existsSync } from 'node:fs'
import type { CommandContext, OutputStream } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { readText } from '../load-spec.ts'
import { isExpected, printFailure } from '../print-failure.ts'
import { textBlocks } from '../text-blocks.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import type { Baseline } from './baseline/baseline.ts'
import { readBaseline } from './baseline/read-baseline.ts'
import { renderBaseline } from './baseline/render-baseline.ts'
import { renewBaseline } from './baseline/renew-baseline.ts'
import type { FailLevel } from './fail-level.ts'
import type { GateInput } from './gate-case.ts'
import type { GateFlags } from './gate-flags.ts'
import type { GateResult } from './judge-gate.ts'
import { judgeGate } from './judge-gate.ts'
import { renderGate } from './print-gate.ts'
import { renderJunit, renderJunitError } from './render-junit.ts'
import { renderSummary, renderSummaryError } from './render-summary.ts'
import { writeSummary } from './write-summary.ts'

/** Whether anything of a gate is asked for. */
export function isGate(flags: GateFlags): boolean {
  return [flags.failOn, flags.baseline, flags.writeBaseline, flags.junit, flags.summary].some(
    (flag) => flag !== undefined,
  )
}

/** Reports files of a failure too: what watches the files sees it, not only who reads the log. */
export async function toldOnFailure<T>(flags: GateFlags, context: CommandContext, judge: () => Promise<T>): Promise<T> {
  try {
    return await judge()
  } catch (error) {
    const message = isExpected(error) ? error.message : 'an unexpected error: see the log'
    await reportFailure(message, flags, context)
    throw error
  }
}

async function reportFailure(message: string, flags: GateFlags, context: CommandContext): Promise<void> {
  try {
    if (flags.junit !== undefined) await writeFileWhole(flags.junit, renderJunitError(message), JUNIT)
    await writeSummary(() => renderSummaryError(message), flags, context)
  } catch (error) {
    printFailure(error, context)
  }
}

const JUNIT = { what: 'the JUnit report' }

/** Decides, and writes what was asked for. @returns the decision; the exit code is set where the command fails on a level. */
export async function runGate(input: GateInput, flags: GateFlags, context: CommandContext): Promise<GateResult> {
  const { failOn = 'act' } = flags
  const baseline = await useBaseline(input, failOn, flags)
  const result = judgeGate(input, { failOn, nowMs: context.now(), ...(baseline && { baseline }) })
  if (flags.junit !== undefined) await writeFileWhole(flags.junit, textBlocks(renderJunit(result)), JUNIT)
  await writeSummary((bytes) => renderSummary(result, bytes), flags, context)
  if (flags.failOn !== undefined) context.setExitCode(result.exitCode)
  return result
}

/** Prints a decision, and why there is none. */
export function printGate(result: GateResult, stream: OutputStream, context: CommandContext): void {
  stream.write(renderGate(result, stream))
  if (result.unjudged === undefined) return
  const message = `Not a single feature could be judged: ${result.unjudged}.`
  printFailure(new InputError('ERR_NOT_JUDGED', message), context)
}

/** The baseline that counts: the one that was read, or the one that is written now. */
async function useBaseline(input: GateInput, failOn: FailLevel, flags: GateFlags): Promise<Baseline | undefined> {
  const known = await loadBaseline(input, flags)
  if (flags.writeBaseline === undefined) return known?.baseline
  const baseline = renewBaseline(input, failOn, known?.baseline)
  await writeFileWhole(flags.writeBaseline, renderBaseline(baseline, known?.text), { what: 'the baseline' })
  return baseline
}

interface KnownBaseline {
  readonly text: string
  readonly baseline: Baseline
}

/** A file that is to be written but is no baseline is refused: a slip costs nobody a file. */
async function loadBaseline(input: GateInput, flags: GateFlags): Promise<KnownBaseline | undefined> {
  const target = await loadIfThere(flags.writeBaseline, input)
  return flags.baseline === undefined ? target : load(flags.baseline, input)
}

async function loadIfThere(path: string | undefined, input: GateInput): Promise<KnownBaseline | undefined> {
  return path !== undefined && existsSync(path) ? load(path, input) : undefined
}

async function load(file: string, { model, timezone }: GateInput): Promise<KnownBaseline> {
  const text = await readText(file, 'the baseline')
  return { text, baseline: readBaseline(text, { file, model, timezone }) }
}
