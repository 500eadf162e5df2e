import { NO_ATTRIBUTES } from './attribute-record.ts'
import { readJsonAttributes } from './json-attributes.ts'
import { JsonCursor } from './json-cursor.ts'
import { readJsonMetric, type JsonRequest } from './json-metric.ts'
import { asRecord, readText, shapeError } from './json-shape.ts'
import type { Attributes, MetricPoint } from './metric-point.ts'
import type { RequestBudget } from './request-budget.ts'
import type { Work } from '../work.ts'

/**
 * Reads an ExportMetricsServiceRequest in OTLP/JSON, slice by slice: camelCase names, 64-bit integers as digits or
 * numbers, enums as integers, unknown names ignored, `null` like absent.
 * @throws OtlpDecodeError that names the path of the first value of the wrong shape, or a limit that was exceeded.
 */
export function* readJsonRequest(bytes: Uint8Array, budget: RequestBudget): Work<readonly MetricPoint[]> {
  const cursor = new JsonCursor(bytes, budget)
  const request: JsonRequest = { cursor, budget, points: [] }
  if (!cursor.enterObject('$')) throw shapeError('$', 'must be an object, got null')
  for (let name = cursor.nextMember(); name !== undefined; name = cursor.nextMember()) {
    if (name === 'resourceMetrics')
      yield* readGroups(request, `$.${name}`, (path) => readResourceMetrics(request, path))
    else cursor.readLeaf(`$.${name}`)
  }
  cursor.end()
  return request.points
}

type GroupReader = (path: string) => Work<void>

function* readGroups({ cursor, budget }: JsonRequest, path: string, read: GroupReader): Work<void> {
  if (!cursor.enterList(path)) return
  for (let i = 0; cursor.hasNextItem(); i++) {
    budget.takeGroup(path)
    yield* read(`${path}[${i}]`)
    if (budget.isSliceFull()) yield budget.pause(path)
  }
}

function* readResourceMetrics(request: JsonRequest, path: string): Work<void> {
  const read = (value: unknown, at: string): Attributes => readJsonAttributes(asRecord(value, at), at, request.budget)
  yield* readOwned(request, { path, owner: 'resource', contents: 'scopeMetrics', read }, (resource, at) =>
    readScopeMetrics(request, resource ?? NO_ATTRIBUTES, at),
  )
}

interface Scope {
  readonly scopeName: string
  readonly scope: Attributes
}

const NO_SCOPE: Scope = { scopeName: '', scope: NO_ATTRIBUTES }

function* readScopeMetrics(request: JsonRequest, resource: Attributes, path: string): Work<void> {
  const read = (value: unknown, at: string): Scope => {
    const record = asRecord(value, at)
    return { scopeName: readText(record, 'name', at), scope: readJsonAttributes(record, at, request.budget) }
  }
  yield* readOwned(request, { path, owner: 'scope', contents: 'metrics', read }, (scope, at) =>
    readJsonMetric(request, { resource, ...(scope ?? NO_SCOPE) }, at),
  )
}

interface Owned<T> {
  readonly path: string
  readonly owner: string
  readonly contents: string
  readonly read: (value: unknown, path: string) => T
}

// Resource and scope usually come first but need not: where they did not, the rest of the object is searched for them.
function* readOwned<T>(
  request: JsonRequest,
  owned: Owned<T>,
  readContent: (owner: T | undefined, path: string) => Work<void>,
): Work<void> {
  const { cursor } = request
  const { path } = owned
  let owner: { value: T | undefined } | undefined
  if (!cursor.enterObject(path)) throw shapeError(path, 'must be an object, got null')
  for (let member = cursor.nextMember(); member !== undefined; member = cursor.nextMember()) {
    const at = `${path}.${member}`
    if (member === owned.owner) owner ??= { value: readOptional(cursor, at, owned.read) }
    else if (member === owned.contents) {
      const { value } = (owner ??= { value: cursor.ahead(() => findOwner(cursor, owned)) })
      yield* readGroups(request, at, (place) => readContent(value, place))
    } else cursor.readLeaf(at)
  }
}

function findOwner<T>(cursor: JsonCursor, { path, owner, read }: Owned<T>): T | undefined {
  cursor.skipValue()
  for (let member = cursor.nextMember(); member !== undefined; member = cursor.nextMember()) {
    if (member === owner) return readOptional(cursor, `${path}.${member}`, read)
    cursor.skipValue()
  }
  return undefined
}

function readOptional<T>(cursor: JsonCursor, path: string, read: (value: unknown, path: string) => T): T | undefined {
  const value = cursor.readLeaf(path)
  return value === null ? undefined : read(value, path)
}
