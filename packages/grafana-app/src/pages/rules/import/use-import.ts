import { useState } from 'react'
import { sendToGrafana } from '../../../ask/send-to-grafana.ts'
import type { ImportStep, StepResult } from '../../../rules/import/import-result.ts'
import type { ImportOrder } from '../../../rules/import/import-rules.ts'
import { importRules, importSteps } from '../../../rules/import/import-rules.ts'

/** An import that runs, or has. */
export interface ImportRun {
  readonly steps: readonly ImportStep[]
  /** Of the first steps; the next one is being done. */
  readonly results: readonly StepResult[]
  readonly isRunning: boolean
  /** What it was an import of. */
  readonly of: unknown
}

/**
 * The newest import, and a way to start one.
 *
 * @param of what is imported: how an import of something else ended is not told
 * @param onEnd told when it has ended, however it did
 */
export function useImport(of: unknown, onEnd: () => void) {
  const [run, setRun] = useState<ImportRun>()
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set())
  const start = async (order: ImportOrder): Promise<void> => {
    const steps = importSteps(order)
    setRun({ steps, results: [], isRunning: true, of })
    const results = await importRules(sendToGrafana, order, (done) => {
      setRun({ steps, results: done, isRunning: true, of })
    }).finally(() => setRun((before) => before && { ...before, isRunning: false }))
    setBegun((before) => new Set([...before, ...results.flatMap(({ made }) => made)]))
    onEnd()
  }
  return { run: run?.of === of || run?.isRunning === true ? run : undefined, begun, start }
}
