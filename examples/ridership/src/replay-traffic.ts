import { setTimeout as sleep } from 'node:timers/promises'
import { readRidershipRows, type RidershipFeatures } from './rows.ts'

const url = process.env['RIDERSHIP_URL'] ?? 'http://127.0.0.1:8080'
const rowsPerSecond = Number(process.env['ROWS_PER_SECOND'] ?? 25)

// The recorded days after the model's training, one after the other and again from the start: a service that is never idle.
const rows = readRidershipRows().filter(({ date }) => date >= '2004')
console.log(`Sending ${rows.length} recorded days to ${url}/predict, ${rowsPerSecond} a second, until stopped.`)
for (let index = 0; ; index = (index + 1) % rows.length) {
  const problem = await send(rows[index]?.features)
  if (problem) console.error(problem)
  await sleep(1000 / rowsPerSecond)
}

async function send(features: RidershipFeatures | undefined): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/predict`, { method: 'POST', body: JSON.stringify(features) })
    const answer = await response.text()
    return response.ok ? undefined : `${response.status} ${answer}`
  } catch (error) {
    return `${url} does not answer, trying on: ${String(error)}`
  }
}
