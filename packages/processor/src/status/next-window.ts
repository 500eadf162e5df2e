import type { MlDeploymentRole } from '@driftline/semconv'
import type { ModelMonitor } from '../models/model-monitor.ts'
import type { TimeRange } from '../panes/pane-clock.ts'
import { windowOfPoint } from '../panes/pane-clock.ts'

/** The window that closes next, and what each deployment has counted in it so far. */
export interface NextWindow extends TimeRange {
  readonly deployments: readonly DeploymentRows[]
}

/** A version in a role with its rows. */
export interface DeploymentRows {
  readonly version: string
  readonly role: MlDeploymentRole
  /** As its senders count them; absent where they count none, or some are known to be absent. */
  readonly rows?: number
}

type Monitor = Pick<ModelMonitor, 'spec' | 'windows' | 'streams' | 'panes'>

/** The primary window that closes next; undefined where nothing waits to be judged. */
export function nextWindow(monitor: Monitor): NextWindow | undefined {
  const range = earliestRange(monitor)
  if (!range) return undefined
  const found = new Map<string, Counted>()
  addCounted(found, monitor, range)
  addWaiting(found, monitor, range)
  return { ...range, deployments: Array.from(found.values(), toRows) }
}

function earliestRange({ spec: { windows: lengths, timezone }, windows, panes }: Monitor): TimeRange | undefined {
  const [window] = lengths
  if (!window) return undefined
  let range = panes.firstEndMs < Infinity ? windowOfPoint(window, timezone, panes.firstEndMs) : undefined
  for (const open of windows.all())
    if (open.window.name === window.name && (!range || open.endMs < range.endMs)) range = open
  return range && { startMs: range.startMs, endMs: range.endMs }
}

interface Counted extends Pick<DeploymentRows, 'version' | 'role'> {
  rows?: number
  isInDoubt?: true
}

/** What closed panes counted. */
function addCounted(found: Map<string, Counted>, { spec, windows }: Monitor, { endMs }: TimeRange): void {
  for (const open of windows.all()) {
    if (open.window.name !== spec.windows[0]?.name || open.endMs !== endMs) continue
    for (const { target, rows } of open.rows.values())
      add(found, target, open.inDoubt.has(target.key) ? undefined : rows.rows)
  }
}

/** What will be counted when open panes close. */
function addWaiting(found: Map<string, Counted>, { streams }: Monitor, { endMs }: TimeRange): void {
  for (const stream of streams.ofRows())
    for (const { point, added } of streams.expected(stream))
      if (point.pane.endMs <= endMs)
        add(found, stream.target.feature, added.data?.kind === 'number' ? added.data.value : undefined)
}

/** @param rows undefined: not known, and then the sum is not. */
function add(
  found: Map<string, Counted>,
  { version, role }: Pick<DeploymentRows, 'version' | 'role'>,
  rows: number | undefined,
): void {
  const key = `${role} ${version}`
  const counted = found.get(key) ?? { version, role }
  if (rows === undefined) counted.isInDoubt = true
  else counted.rows = (counted.rows ?? 0) + rows
  found.set(key, counted)
}

function toRows({ version, role, rows, isInDoubt }: Counted): DeploymentRows {
  return { version, role, ...(rows !== undefined && !isInDoubt && { rows }) }
}
