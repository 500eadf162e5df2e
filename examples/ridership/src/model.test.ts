import { describe, expect, test } from 'vitest'
import { loadRidershipModel } from './model.ts'
import { readRidershipRows } from './rows.ts'

const after2003 = readRidershipRows().filter(({ date }) => date >= '2004')
const everyTwentieth = after2003.filter((_, index) => index % 20 === 0)

describe('the ridership model', () => {
  test('says again what was recorded when it was published', async () => {
    const model = await loadRidershipModel('1')
    const predictions = await model.predictBatch(everyTwentieth.map(({ features }) => features))

    expect(predictions.length).toBeGreaterThan(200)
    predictions.forEach((prediction, index) => {
      expect(Math.abs(prediction - everyTwentieth[index]!.prediction)).toBeLessThan(1e-3)
    })
  })

  test('gives a row the same prediction alone, in a batch and among concurrent calls', async () => {
    const model = await loadRidershipModel('1')
    const rows = after2003.slice(0, 20).map(({ features }) => features)

    expect(await Promise.all(rows.map((row) => model.predict(row)))).toEqual(await model.predictBatch(rows))
  })

  test('predicts without a value that is missing', async () => {
    const model = await loadRidershipModel('1')
    const { clark_lake: _, ...withoutStation } = after2003[0]!.features

    expect(await model.predict(withoutStation)).toBeGreaterThan(0)
  })

  test('was right more often in 2009 when trained on later years', async () => {
    const year = after2003.filter(({ date }) => date.startsWith('2009'))
    const absoluteErrorOf = async (version: string): Promise<number> => {
      const model = await loadRidershipModel(version)
      const predictions = await model.predictBatch(year.map(({ features }) => features))
      return (
        predictions.reduce((sum, prediction, index) => sum + Math.abs(prediction - year[index]!.ridership), 0) /
        year.length
      )
    }

    expect(await absoluteErrorOf('1')).toBeCloseTo(4.31, 2)
    expect(await absoluteErrorOf('2')).toBeCloseTo(1.81, 2)
  })

  test('says which file is missing when there is no such version', async () => {
    await expect(loadRidershipModel('9')).rejects.toThrow('model_v9.onnx')
  })
})
