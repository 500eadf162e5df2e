import { readFile } from 'node:fs/promises'
import { env, InferenceSession, Tensor } from 'onnxruntime-web'
import { ridershipFeatures } from './features.ts'
import type { RidershipFeatures } from './rows.ts'

// One thread: a worker pool would cost more than these small trees take, and would keep the process alive.
env.wasm.numThreads = 1

/** A loaded model: riders at Clark/Lake in thousands, from what was known two weeks before. */
export interface RidershipModel {
  readonly version: string
  /** @returns riders that day, in thousands */
  readonly predict: (row: RidershipFeatures) => Promise<number>
  /** @returns riders in thousands, one per row, in the same order */
  readonly predictBatch: (rows: readonly RidershipFeatures[]) => Promise<readonly number[]>
}

/**
 * Loads gradient-boosted trees for ONNX and runs them on the CPU.
 *
 * @param version - `1` was trained on 2001 to 2003, `2` on 2006 to 2008
 * @returns the model, ready to predict; a missing value goes down the trees' default branches
 * @throws Error when there is no model of that version
 */
export async function loadRidershipModel(version = '1'): Promise<RidershipModel> {
  const session = await InferenceSession.create(
    await readFile(new URL(`../data/model_v${version}.onnx`, import.meta.url)),
  )

  const predictBatch = async (rows: readonly RidershipFeatures[]): Promise<readonly number[]> => {
    const cells = rows.flatMap((row) => ridershipFeatures.map((name) => row[name] ?? NaN))
    const input = new Tensor('float32', Float32Array.from(cells), [rows.length, ridershipFeatures.length])
    const { prediction } = await session.run({ features: input })
    return Array.from(prediction?.data ?? [], Number)
  }
  return {
    version,
    predictBatch,
    predict: async (row) => {
      const [prediction = NaN] = await predictBatch([row])
      return prediction
    },
  }
}
