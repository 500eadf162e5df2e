import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { parsePredictionRequest } from './prediction-request.ts'
import type { RidershipFeatures } from './rows.ts'

/** What the service answers with. */
export interface RidershipServiceOptions {
  /** Version of the model, repeated in every answer. */
  readonly version: string
  /** @returns riders in thousands */
  readonly predict: (row: RidershipFeatures) => Promise<number>
}

const bodyLimitBytes = 64 * 1024

/**
 * Creates the HTTP service: `POST /predict` takes one JSON row, `GET /health` says it is up.
 *
 * @returns a server that does not listen yet
 */
export function createRidershipService(options: RidershipServiceOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) respond(response, 500, { error: 'The model failed; the service log says why.' })
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: RidershipServiceOptions,
): Promise<void> {
  const path = request.url?.split('?')[0]
  if (path === '/health') return respond(response, 200, { status: 'up', version: options.version })
  if (path !== '/predict') return respond(response, 404, { error: 'There is POST /predict and GET /health.' })
  if (request.method !== 'POST') return respond(response.setHeader('allow', 'POST'), 405, { error: 'Use POST.' })

  const body = await readBody(request)
  if (body === undefined)
    return respond(response.setHeader('connection', 'close'), 413, {
      error: `A body has at most ${bodyLimitBytes} bytes.`,
    })
  const parsed = parsePredictionRequest(body)
  if (parsed.kind === 'problem') return respond(response, 400, { error: parsed.problem })
  respond(response, 200, {
    model: 'ridership',
    version: options.version,
    prediction: await options.predict(parsed.row),
  })
}

/** @returns undefined when the body is too long */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > bodyLimitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function respond(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
}
