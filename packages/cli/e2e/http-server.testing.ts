import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a free port, until it is closed. */
export interface StartedServer {
  readonly url: string
  readonly close: () => Promise<void>
}

/** What it does with each request; undefined closes the connection without a word, silence keeps it open. */
export type Answerer = (request: IncomingMessage, body: string) => GivenAnswer | 'silence' | undefined

export interface GivenAnswer {
  readonly status: number
  readonly text: string
  readonly type?: string
  /** Sends the text so often, one after the other. */
  readonly times?: number
}

/** Starts a server that answers as it is told. */
export async function startServer(answerer: Answerer): Promise<StartedServer> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const given = answerer(request, body)
      if (given === undefined) request.socket.destroy()
      else if (given !== 'silence') send(response, given)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) }
}

function send(response: ServerResponse, { status, text, type = 'application/json', times = 1 }: GivenAnswer): void {
  response.writeHead(status, { 'content-type': type })
  let left = times
  const more = (): void => {
    while (left > 0) {
      left -= 1
      if (!response.write(text)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
