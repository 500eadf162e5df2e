import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM, openHost } from '../e2e/open-host.testing.ts'
import { ATTR_ML_FEATURE_NAME } from '@driftline/semconv'
import { createNames } from '../src/queries/names.ts'

const ROWS = 200
const COLUMNS = 500
const WIDTH_PX = 1500
const HOVERS = 240
/** A frame of a display that shows sixty a second, and half of the next: it was missed. */
const MISSED_MS = 25

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
const drawn = await measureDrawing()
const hovered = await measureHovering()
await browser.close()

console.log(`heatmap of ${ROWS} features and ${COLUMNS} windows, ${WIDTH_PX} px wide, every state and severity`)
console.log(`drawn in ${drawn.heatmapMs.toFixed(1)} ms`)
console.log(`as many plain rectangles: ${drawn.plainMs.toFixed(1)} ms`)
console.log(`a heatmap costs ${(drawn.heatmapMs / drawn.plainMs).toFixed(2)} × plain rectangles`)
console.log(
  `hovering over ${HOVERS} cells of the panel: ${hovered.leastMs.toFixed(2)} ms of work at least, ${hovered.missed} of ${HOVERS} frames missed, drawn anew ${hovered.drawings} times`,
)

async function measureDrawing() {
  const page = await browser.newPage()
  await page.addScriptTag({ content: await bundle() })
  const times = await page.evaluate(([rows, columns, width]) => window.measureDrawing(rows, columns, width), [
    ROWS,
    COLUMNS,
    WIDTH_PX,
  ] as const)
  await page.close()
  return times
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@driftline/source'] },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('draw.testing.ts', import.meta.url)), formats: ['iife'], name: 'bench' },
    },
  })
  const [first] = [built].flat()
  if (first === undefined || !('output' in first)) throw new Error('vite built nothing')
  return first.output[0].code
}

/** Points at cell after cell of the built panel, once for each frame. */
async function measureHovering() {
  const host = await openHost({ dataSources: [{ uid: 'p', name: 'p', url: 'http://127.0.0.1:1' }] })
  const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 800 } })
  await page.route('**/api/ds/query', (route) =>
    route.fulfill({ json: { results: { A: { status: 200, frames: frames() } } } }),
  )
  await page.goto(`${host.url}/d/driftline-driftheatmap-panel?expr=x&from=2026-01-01&to=2026-02-01`)
  await page.getByRole('application').locator('canvas').waitFor({ timeout: 60_000 })
  const hovered = await page.evaluate(
    async ([count, missedMs]) => {
      const canvas = document.querySelector('[role=application] canvas')!
      const { left, top, width } = canvas.getBoundingClientRect()
      const { prototype } = CanvasRenderingContext2D
      const { value: clearRect } = Object.getOwnPropertyDescriptor(prototype, 'clearRect') as {
        value: (...box: number[]) => void
      }
      let drawings = 0
      prototype.clearRect = function count(...box) {
        drawings += 1
        Reflect.apply(clearRect, this, box)
      }
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      let leastMs = Infinity
      let missed = 0
      let last = await frame()
      for (let i = 0; i < count; i += 1) {
        const at = { clientX: left + ((i * 37) % width), clientY: top + ((i * 11) % 300), bubbles: true }
        const startedMs = performance.now()
        canvas.dispatchEvent(new PointerEvent('pointermove', at))
        await new Promise((resolve) => setTimeout(resolve))
        leastMs = Math.min(leastMs, performance.now() - startedMs)
        const now = await frame()
        if (now - last > missedMs) missed += 1
        last = now
      }
      return { leastMs, missed, drawings }
    },
    [HOVERS, MISSED_MS] as const,
  )
  await page.close()
  await host.close()
  return hovered
}

/** Severities of so many features, as Grafana's backend gives them. */
function frames(): readonly object[] {
  const label = createNames().label(ATTR_ML_FEATURE_NAME)
  const times = Array.from({ length: COLUMNS }, (_, column) => Date.parse('2026-01-01') + column * 3_600_000)
  return Array.from({ length: ROWS }, (_, row) => ({
    schema: {
      refId: 'A',
      fields: [
        { name: 'Time', type: 'time' },
        { name: 'Value', type: 'number', labels: { [label]: `feature_${row}` } },
      ],
    },
    data: { values: [times, times.map((_, column) => (row * 7 + column * 13) % 101)] },
  }))
}
