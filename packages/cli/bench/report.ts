import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { renderReport } from '../src/report/render-report.ts'
import { verdictLinesOf } from '../src/report/verdict-lines.testing.ts'
import type { MadeVerdicts } from '../src/report/verdict-lines.testing.ts'

const OPENED = 5
/** A page of this size or more is too large to mail. */
const MOST_BYTES = 5e6
const SMALL = { features: 50, windows: 13, window: '1y' } as const
const LARGE = { features: 400, windows: 200, segments: 20, window: '1d' } as const

const folder = await mkdtemp(join(tmpdir(), 'driftline-bench-'))
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const small = await measure('50 features, 13 windows', SMALL)
  const large = await measure('400 features, 200 windows, 20 segments', LARGE)
  console.log(`the large one stands after ${(large.openMs / small.openMs).toFixed(1)} × the time of the small one`)
} finally {
  await browser.close()
  await rm(folder, { recursive: true })
}

async function measure(name: string, made: MadeVerdicts) {
  let count = 0
  const lines = function* () {
    for (const line of verdictLinesOf(made)) {
      count += 1
      yield line
    }
  }
  const startedMs = performance.now()
  const text = renderReport(lines())
  const renderMs = performance.now() - startedMs
  const path = join(folder, 'report.html')
  await writeFile(path, text)
  const sizeBytes = Buffer.byteLength(text)
  if (sizeBytes >= MOST_BYTES) throw new Error(`the page of ${name} takes ${sizeBytes} bytes`)
  const opened: Times[] = []
  for (let turn = 0; turn < OPENED; turn += 1) opened.push(await open(path))
  const openMs = median(opened.map(({ readyMs }) => readyMs))
  console.log(
    `${name}: ${count.toLocaleString('en-US')} verdicts, made and rendered in ${(renderMs / 1000).toFixed(1)} s, ${(sizeBytes / 1e6).toFixed(2)} MB`,
  )
  console.log(
    `  in Chromium: painted after ${median(opened.map(({ paintMs }) => paintMs)).toFixed(0)} ms, answers after ${openMs.toFixed(0)} ms, another window after ${median(opened.map(({ stepMs }) => stepMs)).toFixed(0)} ms more`,
  )
  return { openMs }
}

interface Times {
  readonly paintMs: number
  readonly readyMs: number
  readonly stepMs: number
}

/** Opens the page anew; times are since the navigation began. */
async function open(path: string): Promise<Times> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(pathToFileURL(path).href)
  await page.waitForFunction('document.documentElement.dataset.ready !== undefined')
  const times = (await page.evaluate(`(async () => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]
    const readyMs = Number(document.documentElement.dataset.ready)
    const startedMs = performance.now()
    const head = document.querySelector('.ranked h2').textContent
    document.querySelector('[name=earlier]').click()
    while (document.querySelector('.ranked h2').textContent === head) await new Promise((next) => setTimeout(next))
    return { paintMs: painted?.startTime ?? NaN, readyMs, stepMs: performance.now() - startedMs }
  })()`)) as Times
  await page.close()
  return times
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
