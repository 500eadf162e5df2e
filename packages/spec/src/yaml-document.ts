import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, YAMLError, YAMLMap } from 'yaml'
import type { Path, Problem } from './problem.ts'

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
  positionOf(path: Path, at: Problem['at']): Position
  /** The value as it is written; undefined unless it is a plain or quoted scalar. */
  textAt(path: Path): string | undefined
}

/** Reads one YAML 1.2 document; never throws. */
export function readYaml(text: string): YamlDocument {
  if (text.length > LENGTH_LIMIT)
    return unreadable(`The file has ${text.length} characters; a spec has at most ${LENGTH_LIMIT}.`)
  const lineCounter = new LineCounter()
  const toPosition = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    const document: Document = parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      merge: true,
      logLevel: 'silent',
    })
    const problems = [...document.errors, ...document.warnings].map((error) => ({
      ...toPosition(error.pos[0]),
      ...describe(error),
    }))
    const value: unknown = problems.every(({ recoverable }) => recoverable)
      ? document.toJS({ maxAliasCount: ALIAS_LIMIT })
      : undefined
    return {
      value,
      problems,
      positionOf: (path, at) => toPosition(offsetOf(document, path, at)),
      textAt: (path) => {
        const node = nodeAt(document, path)
        return isScalar(node) && node.source !== undefined ? node.source : undefined
      },
    }
  } catch (cause) {
    return unreadable(
      cause instanceof ReferenceError
        ? `The file follows more than ${ALIAS_LIMIT} aliases, as a file does that is made to fill the memory.`
        : 'The file is nested too deeply to be read.',
    )
  }
}

function unreadable(message: string): YamlDocument {
  const start = { line: 1, column: 1 }
  return {
    value: undefined,
    problems: [
      { ...start, message, hint: 'Write the spec of one model, without generated parts.', recoverable: false },
    ],
    positionOf: () => start,
    textAt: () => undefined,
  }
}

function describe({ code, message }: YAMLError): Omit<SyntaxProblem, keyof Position> {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This key is there twice.', hint: 'Keep one of the two.', recoverable: true }
    case 'TAB_AS_INDENT':
      return { message: 'This line is indented with a tab.', hint: 'YAML wants spaces.', recoverable: false }
    case 'MULTIPLE_DOCS':
      return {
        message: 'A second document begins here.',
        hint: 'Write one file per model.',
        recoverable: false,
      }
    case 'NON_STRING_KEY':
      return { message: 'This key is not text.', hint: 'Put it in quotes.', recoverable: false }
    default:
      return {
        message: `This is not valid YAML: ${message}${message.endsWith('.') ? '' : '.'}`,
        hint: 'Look at the indentation, quotes and brackets around it.',
        recoverable: false,
      }
  }
}

function offsetOf(document: Document, path: Path, at: Problem['at']): number {
  let node = resolve(document, document.contents)
  let offset = startOf(node) ?? 0
  for (const [index, step] of path.entries()) {
    const pair = isMap(node) ? pairOf(document, node, String(step)) : undefined
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined
    if (next === undefined) return offset
    const isLast = index === path.length - 1
    const keyOffset = startOf(pair?.key)
    offset = isLast && at === 'key' ? (keyOffset ?? offset) : (startOf(next) ?? keyOffset ?? offset)
    node = resolve(document, next)
  }
  return offset
}

function nodeAt(document: Document, path: Path): unknown {
  let node = resolve(document, document.contents)
  for (const step of path) {
    const next = isMap(node)
      ? pairOf(document, node, String(step))?.value
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
    node = resolve(document, next)
  }
  return node
}

function pairOf(document: Document, map: YAMLMap, key: string): { key: unknown; value: unknown } | undefined {
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
