import { JsonCursor } from './json-cursor.ts'
import { asRecord, shapeError } from './json-shape.ts'
import { BYTES, ProtobufCursor } from './protobuf-cursor.ts'
import { RequestBudget } from './request-budget.ts'
import type { Work } from '../work.ts'

type CheckedSignal = 'traces' | 'logs'

/**
 * Looks whether a body is a request of spans or log records, without keeping any of it; yields like `decodeMetrics`.
 * @throws OtlpDecodeError when it is not, or exceeds the limits of `decode-limits.ts`.
 */
export function* checkRequest(body: Uint8Array, encoding: 'protobuf' | 'json', signal: CheckedSignal): Work<void> {
  const budget = new RequestBudget()
  if (encoding === 'json') yield* checkJson({ cursor: new JsonCursor(body, budget), budget, names: NAMES[signal] })
  else yield* checkProtobuf({ cursor: new ProtobufCursor(body, budget), budget }, 0)
}

interface ProtobufCheck {
  readonly cursor: ProtobufCursor
  readonly budget: RequestBudget
}

// ExportTraceServiceRequest and ExportLogsServiceRequest hold resources in field 1, those hold scopes in field 2, those
// hold items in field 2; the other fields up to 3 are messages or texts.
const CONTENTS = [(1 << 3) | BYTES, (2 << 3) | BYTES, (2 << 3) | BYTES] as const
const KNOWN_FIELDS = [0b10, 0b1110, 0b1110] as const
const SCOPE_LEVEL = 2

function* checkProtobuf(check: ProtobufCheck, level: 0 | 1 | 2): Work<void> {
  const { cursor, budget } = check
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag !== CONTENTS[level]) skipField(cursor, tag, KNOWN_FIELDS[level])
    else if (level === SCOPE_LEVEL) checkItem(check)
    else {
      budget.takeGroup(cursor.position)
      const outer = cursor.enter()
      yield* checkProtobuf(check, level === 0 ? 1 : 2)
      cursor.leave(outer)
    }
    if (budget.isSliceFull()) yield budget.pause(cursor.position)
  }
}

function checkItem({ cursor, budget }: ProtobufCheck): void {
  budget.takePoint(cursor.position)
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) cursor.skip(cursor.readTag(), 0)
  cursor.leave(outer)
  budget.endPoint(0)
}

function skipField(cursor: ProtobufCursor, tag: number, knownFields: number): void {
  if ((tag & 7) === BYTES) cursor.skipBytes()
  else cursor.skip(tag, knownFields)
}

interface JsonCheck {
  readonly cursor: JsonCursor
  readonly budget: RequestBudget
  /** Of the lists of resources, scopes and items. */
  readonly names: readonly string[]
}

const NAMES: Readonly<Record<CheckedSignal, readonly string[]>> = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
}

function* checkJson(check: JsonCheck): Work<void> {
  if (!check.cursor.enterObject('$')) throw shapeError('$', 'must be an object, got null')
  yield* checkMembers(check, '$', 0)
  check.cursor.end()
}

function* checkMembers(check: JsonCheck, path: string, level: number): Work<void> {
  const { cursor, budget, names } = check
  for (let member = cursor.nextMember(); member !== undefined; member = cursor.nextMember()) {
    const at = `${path}.${member}`
    if (member !== names[level]) cursor.readLeaf(at)
    else if (level === SCOPE_LEVEL) yield* checkItems(check, at)
    else yield* checkGroups(check, at, level + 1)
    if (budget.isSliceFull()) yield budget.pause(at)
  }
}

function* checkGroups(check: JsonCheck, path: string, level: number): Work<void> {
  const { cursor, budget } = check
  if (!cursor.enterList(path)) return
  for (let i = 0; cursor.hasNextItem(); i++) {
    const at = `${path}[${i}]`
    budget.takeGroup(at)
    if (!cursor.enterObject(at)) throw shapeError(at, 'must be an object, got null')
    yield* checkMembers(check, at, level)
    if (budget.isSliceFull()) yield budget.pause(at)
  }
}

function* checkItems({ cursor, budget }: JsonCheck, path: string): Work<void> {
  if (!cursor.enterList(path)) return
  for (let items = cursor.readItems(path); items.length > 0; items = cursor.readItems(path)) {
    for (const item of items) {
      asRecord(item, path)
      budget.takePoint(path)
    }
    if (budget.isSliceFull()) yield budget.pause(path)
  }
}
