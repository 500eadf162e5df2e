import { gzipSync } from 'node:zlib'
import { InputError } from '../input-error.ts'

/** Posts one OTLP metrics request, as an exporter would. @throws InputError where it is not acknowledged. */
export async function postMetrics(url: string, request: Uint8Array, token?: string): Promise<void> {
  const response = await fetch(`${url}/v1/metrics`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'gzip',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: gzipSync(request),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new InputError('ERR_SEND', `The processor answered ${response.status} to a metrics request.`)
}
