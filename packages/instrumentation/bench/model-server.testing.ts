import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { instrumentModel } from '../src/index.ts'

/** The server of `server.ts`: `plain` or `wrapped`, and the steps that make its model's time. Prints its port. */
const [mode = 'plain', steps = '1'] = process.argv.slice(2)

type Row = Readonly<Record<string, number | string>>

/** Works through the same numbers again and again, as a small network does. */
function model(row: Row): number {
  let sum = Number(row['feature_0'])
  for (let i = 0; i < Number(steps); i += 1) sum = Math.tanh(sum * 0.99 + (i % 7) * 0.01)
  return sum
}

const predict =
  mode === 'wrapped'
    ? instrumentModel(model, { model: 'bench', version: '1', segments: (row) => ({ region: row['region'] }) })
    : model

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const row = (await json(request)) as Row
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ prediction: predict(row) }))
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => process.exit(0))
