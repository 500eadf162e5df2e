import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document, ErrorCode, Node, YAMLError, YAMLMap } from 'yaml'
import type { Path, Problem } from './problem.ts'
import { scalarOffset } from './scalar-offset.ts'

/** Aliases that may be followed; a spec needs a handful, a bomb of aliases thousands. */
const ALIAS_LIMIT = 100
/** Characters of a spec. A thousand features with every field fill a tenth of it. */
const LENGTH_LIMIT = 2_000_000

/** Place in a text, from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A problem of the YAML text itself. */
export interface SyntaxProblem extends Position {
  readonly message: string
  readonly hint: string
  /** Whether the rest of the document can still be read. */
  readonly recoverable: boolean
}

/** What a YAML text says, and where. */
export interface YamlDocument {
  readonly value: unknown
  readonly problems: readonly SyntaxProblem[]
  /** Place of a value or key; of the nearest container when it is not there. */
  readonly positionOf: (path: Path, at: Problem['at']) => Position
  /** Place of a character of a value, counted from 0. */
  readonly positionWithin: (path: Path, character: number) => Position
  /** The value as it is written; undefined unless it is a plain or quoted scalar. */
  readonly textAt: (path: Path) => string | undefined
}

const TOO_DEEP = {
  message: 'The file is nested too deeply to be read.',
  hint: 'A spec is at most six levels deep.',
  recoverable: false,
}

/** Reads one YAML 1.2 document, with or without byte order mark; never throws. */
export function readYaml(source: string): YamlDocument {
  const text = source.replace(/^\uFEFF/, '')
  if (text.length > LENGTH_LIMIT)
    return unreadable(`The file has ${text.length} characters; a spec has at most ${LENGTH_LIMIT}.`)
  const toPosition = (offset: number): Position => positionIn(text, offset)
  try {
    const document: Document = parseDocument(text, {
      prettyErrors: false,
      stringKeys: true,
      merge: true,
      logLevel: 'error',
    })
    const problems = firstAtEachPlace([...document.errors, ...document.warnings]).map((error) =>
      describe(error, toPosition(error.pos[0])),
    )
    const value: unknown = problems.every(({ recoverable }) => recoverable)
      ? document.toJS({ maxAliasCount: ALIAS_LIMIT })
      : undefined
    return {
      value,
      problems,
      positionOf: (path, at) => toPosition(offsetOf(document, path, at)),
      positionWithin: (path, character) => toPosition(offsetWithin({ document, text }, path, character)),
      textAt: (path) => {
        const node = nodeAt(document, path)
        return isScalar(node) && node.source !== undefined ? node.source : undefined
      },
    }
  } catch (cause) {
    return unreadable(
      cause instanceof ReferenceError
        ? `The file follows more than ${ALIAS_LIMIT} aliases, as a file does that is made to fill the memory.`
        : TOO_DEEP.message,
    )
  }
}

/** Counted here: the library's own counter misses lines of a text that is broken in a quote. */
function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

function unreadable(message: string): YamlDocument {
  const start = { line: 1, column: 1 }
  return {
    value: undefined,
    problems: [
      { ...start, message, hint: 'Write the spec of one model, without generated parts.', recoverable: false },
    ],
    positionOf: () => start,
    positionWithin: () => start,
    textAt: () => undefined,
  }
}

/** One unreadable place makes the parser complain about everything around it; the first complaint says it. */
function firstAtEachPlace(errors: readonly YAMLError[]): YAMLError[] {
  const places = new Set<number>()
  return errors.filter(({ pos: [offset] }) => !places.has(offset) && places.add(offset))
}

const knownErrors: Readonly<Partial<Record<ErrorCode, Omit<SyntaxProblem, keyof Position>>>> = {
  DUPLICATE_KEY: { message: 'This key is there twice.', hint: 'Keep one of the two.', recoverable: true },
  TAB_AS_INDENT: { message: 'This line is indented with a tab.', hint: 'YAML wants spaces.', recoverable: false },
  MULTIPLE_DOCS: { message: 'A second document begins here.', hint: 'Write one file per model.', recoverable: false },
  NON_STRING_KEY: { message: 'This key is not text.', hint: 'Put it in quotes.', recoverable: false },
}

function describe({ code, message }: YAMLError, position: Position): SyntaxProblem {
  const known = message.startsWith('Maximum call stack') ? TOO_DEEP : knownErrors[code]
  return {
    ...position,
    ...(known ?? {
      message: `This is not valid YAML: ${message}${message.endsWith('.') ? '' : '.'}`,
      hint: 'Look at the indentation, quotes and brackets around it.',
      recoverable: false,
    }),
  }
}

/** Walks along a path as far as the document goes. */
function walk(document: Document, path: Path): readonly Step[] {
  const steps: Step[] = []
  let node = resolve(document, document.contents)
  for (const key of path) {
    const step = stepInto(document, node, key)
    if (!step) return steps
    steps.push(step)
    node = resolve(document, step.value)
  }
  return steps
}

interface Step {
  readonly key?: unknown
  readonly value: unknown
}

function stepInto(document: Document, node: unknown, key: string | number): Step | undefined {
  if (isMap(node)) return pairOf(document, node, String(key))
  const value = isSeq(node) ? node.items[Number(key)] : undefined
  return value === undefined ? undefined : { value }
}

function offsetOf(document: Document, path: Path, at: Problem['at']): number {
  const steps = walk(document, path)
  const last = steps.at(-1)
  if (!last) return startOf(document.contents) ?? 0
  const keyOffset = startOf(last.key)
  const valueOffset = startOf(last.value)
  const isBlamed = steps.length === path.length && at === 'key'
  return (isBlamed ? (keyOffset ?? valueOffset) : (valueOffset ?? keyOffset)) ?? 0
}

function offsetWithin(
  { document, text }: { readonly document: Document; readonly text: string },
  path: Path,
  character: number,
): number {
  const node = nodeAt(document, path)
  if (!isScalar(node) || !node.range) return offsetOf(document, path, 'value')
  const [start, end] = node.range
  return start + scalarOffset(text.slice(start, end), character)
}

function nodeAt(document: Document, path: Path): unknown {
  const steps = walk(document, path)
  return steps.length === path.length ? resolve(document, steps.at(-1)?.value) : undefined
}

function pairOf(document: Document, map: YAMLMap, key: string): Step | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
  if (own) return own
  for (const { key: name, value } of map.items) {
    if (!isScalar(name) || String(name.source) !== '<<') continue
    const source = resolve(document, value)
    const merged = isSeq(source) ? source.items : [source]
    for (const item of merged) {
      const from = resolve(document, item)
      const pair = isMap(from) ? pairOf(document, from, key) : undefined
      if (pair) return pair
    }
  }
  return undefined
}

function resolve(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function startOf(node: unknown): number | undefined {
  return (node as Partial<Node> | null | undefined)?.range?.[0]
}
