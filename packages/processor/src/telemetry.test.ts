import { describe, expect, test } from 'vitest'
import { renderPrometheus } from './export/render-prometheus.ts'
import { createTelemetry } from './telemetry.ts'

function start() {
  const clock = { nowMs: 1000 }
  const telemetry = createTelemetry(() => clock.nowMs)
  const series = (held = { streams: 3 }) =>
    renderPrometheus(telemetry.outputs(held))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
  return { clock, telemetry, series }
}

describe('the telemetry of a processor', () => {
  test('begins at zero for every counter', () => {
    const { series } = start()
    expect(series()).toContain('otelcol_receiver_accepted_metric_points_total{receiver="otlp",transport="http"} 0')
    expect(series()).toContain('driftline_processor_windows_closed_total 0')
  })

  test('counts points by what became of them', () => {
    const { telemetry, series } = start()
    telemetry.accepted({ dispositions: { accepted: 10, duplicate: 2, late: 3, future: 1, overflow: 4 }, rejected: 8 })
    telemetry.accepted({ dispositions: { accepted: 5 }, rejected: 0 })
    expect(series()).toEqual(
      expect.arrayContaining([
        'otelcol_receiver_accepted_metric_points_total{receiver="otlp",transport="http"} 17',
        'otelcol_receiver_refused_metric_points_total{receiver="otlp",transport="http"} 8',
        'driftline_processor_refused_points_total{driftline_refusal="late"} 3',
        'driftline_processor_refused_points_total{driftline_refusal="future"} 1',
        'driftline_processor_refused_points_total{driftline_refusal="overflow"} 4',
        'driftline_processor_refused_points_total{driftline_refusal="decreased"} 0',
      ]),
    )
  })

  test('counts requests by status, and keeps what the last refused one was told', () => {
    const { clock, telemetry, series } = start()
    for (const status of [200, 200, 404, 503, 500])
      telemetry.answered(status, status === 200 ? undefined : `${status}!`)
    clock.nowMs += 5
    telemetry.answered(404, 'nothing there')
    expect(series()).toContain('driftline_processor_requests_total{http_response_status_code="404"} 2')
    expect(telemetry.requests()).toEqual({ succeeded: 2, refused: 3, failed: 1 })
    expect(telemetry.taken().requests[1]).toEqual({ status: 404, count: 2, reason: 'nothing there', lastMs: 1005 })
  })

  test('tells what is held and how old the checkpoint is, and leaves out what it does not know', () => {
    const { clock, telemetry, series } = start()
    expect(series().join('\n')).not.toMatch(/checkpoint|journal|limit/)
    telemetry.checkpointed()
    telemetry.closed({ windows: 4, partialWindows: 1, failures: 0 })
    telemetry.exported({ sent: 7, failed: 2 })
    clock.nowMs += 2500
    expect(renderPrometheus(telemetry.outputs({ streams: 3, streamsLimit: 9, journalBytes: 100 })).split('\n')).toEqual(
      expect.arrayContaining([
        'driftline_processor_streams 3',
        'driftline_processor_streams_limit 9',
        'driftline_processor_journal_size_bytes 100',
        'driftline_processor_checkpoint_age_seconds 2.5',
        'otelcol_process_uptime_seconds_total 2.5',
        'driftline_processor_windows_closed_total 4',
        'driftline_processor_windows_partial_total 1',
        'otelcol_exporter_sent_metric_points_total{exporter="otlp_http"} 7',
        'otelcol_exporter_send_failed_metric_points_total{exporter="otlp_http"} 2',
      ]),
    )
  })

  test('counts requests by whose fault a failure is', () => {
    const { telemetry } = start()
    for (const status of [200, 204, 400, 413, 503, 500]) telemetry.answered(status)
    expect(telemetry.requests()).toEqual({ succeeded: 2, refused: 3, failed: 1 })
  })
})
