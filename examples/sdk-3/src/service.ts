import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { instrumentModel } from '@driftline/instrumentation'
import { waitingTime } from './waiting-time.ts'
import type { Question } from './waiting-time.ts'

/** The model of this service; this one call is all its monitoring needs. */
export const predict = instrumentModel(waitingTime, {
  model: 'waiting-time',
  version: '1.0.0',
  segments: ({ weekday }) => ({ weekday }),
})

/** Answers `POST /` with the minutes to wait. */
export function createService(): Server {
  return createServer((request, response) => void answer(request, response))
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const question = JSON.parse(await text(request)) as Question
    response.end(JSON.stringify({ minutes: predict(question) }))
  } catch (error) {
    response.writeHead(400).end(JSON.stringify({ error: String(error) }))
  }
}
